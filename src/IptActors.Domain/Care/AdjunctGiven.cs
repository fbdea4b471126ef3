namespace IptActors.Domain.Care;

/// <summary>Something given beside IPT.</summary>
/// <param name="Version">Version of the event that recorded it.</param>
/// <param name="Adjunct">Code of the adjunct.</param>
public sealed record AdjunctGiven(long Version, string Adjunct);
