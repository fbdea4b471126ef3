namespace IptActors.Domain.Catalog;

/// <summary>What a variant offers after the acute course.</summary>
/// <param name="Frequencies">Codes of the list frequency, the usual one first.</param>
/// <param name="MaxMonths">Longest duration tried, in months; null when the source names none.</param>
public sealed record MaintenancePlan(IReadOnlyList<string> Frequencies, int? MaxMonths = null);
