namespace IptActors.Domain.Catalog;

/// <summary>A smallest change that clients notice (MCID). Informative: it never decides an outcome.</summary>
/// <param name="Code">Name within the measure.</param>
/// <param name="Improvement">Change for the better in total units; null when it is a share of the baseline.</param>
/// <param name="Deterioration">Change for the worse in total units; null when the same as the improvement or unknown.</param>
/// <param name="PerMilleOfBaseline">Change as thousandths of the first total; null when it is absolute.</param>
/// <param name="Confirmed">False when the value is configuration rather than a published fact.</param>
public sealed record MeaningfulChange(
    string Code, int? Improvement = null, int? Deterioration = null, int? PerMilleOfBaseline = null, bool Confirmed = true);
