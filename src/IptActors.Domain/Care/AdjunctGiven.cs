namespace IptActors.Domain.Care;

/// <summary>Something given beside IPT.</summary>
/// <param name="Version">Version of the event that recorded it.</param>
/// <param name="Adjunct">Code of the adjunct.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record AdjunctGiven(long Version, string Adjunct, int? Session);
