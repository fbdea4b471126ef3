namespace IptActors.Domain.Catalog;

/// <summary>A named threshold of the total.</summary>
/// <param name="Code">Code, unique within the measure; the first cut-off of a measure is its default.</param>
/// <param name="Operator">How the total is compared: at or above for most measures, at or below where higher is better.</param>
/// <param name="Value">Threshold in total units.</param>
/// <param name="Meaning">What a total on the far side means: caseness, possible case, talk about the alliance.</param>
/// <param name="Ages">Ages it is meant for; null means all.</param>
/// <param name="Confirmed">False when the value is configuration rather than a published fact.</param>
public sealed record CutOff(string Code, Comparison Operator, int Value, string Meaning, AgeRange? Ages = null, bool Confirmed = true);
