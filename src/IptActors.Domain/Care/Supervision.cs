namespace IptActors.Domain.Care;

/// <summary>Supervision held on the course.</summary>
/// <param name="Version">Version of the event that recorded it.</param>
/// <param name="Sessions">How many sessions were discussed.</param>
/// <param name="Minutes">Time spent on this course.</param>
public sealed record Supervision(long Version, int Sessions, int Minutes);
