namespace IptActors.Domain.Checklists;

/// <summary>What in the course shows that a task was done, as far as its state keeps it. The events tell the rest.</summary>
/// <param name="Version">Version of an event to look at; null when the state keeps none.</param>
/// <param name="On">The day; null when the state keeps none.</param>
/// <param name="Session">Number of the last treatment session recorded by then; null when the state keeps none.</param>
public sealed record TaskEvidence(long? Version = null, DateOnly? On = null, int? Session = null);
