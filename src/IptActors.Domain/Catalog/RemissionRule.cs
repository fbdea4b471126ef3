namespace IptActors.Domain.Catalog;

/// <summary>A total that counts as remission.</summary>
/// <param name="Code">Name within the measure; the first one is the default.</param>
/// <param name="Operator">How the total is compared.</param>
/// <param name="Value">Threshold in total units.</param>
/// <param name="Confirmed">False when the value is configuration rather than a published fact.</param>
public sealed record RemissionRule(string Code, Comparison Operator, int Value, bool Confirmed = true);
