namespace IptActors.Domain.Corrections;

/// <summary>An entry that can be marked as made in error.</summary>
/// <param name="Version">Version of the event that made it.</param>
/// <param name="Kind">One of <see cref="RetractableKind"/>.</param>
/// <param name="Retracted">Whether it has been.</param>
public readonly record struct RetractableEntry(long Version, string Kind, bool Retracted);
