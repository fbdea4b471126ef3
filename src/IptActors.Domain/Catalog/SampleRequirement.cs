namespace IptActors.Domain.Catalog;

/// <summary>A diary or self-observation a variant asks for between sessions.</summary>
/// <param name="Kind">Code of the list sample_kind.</param>
/// <param name="Frequency">Code of the list frequency.</param>
public sealed record SampleRequirement(string Kind, string Frequency);
