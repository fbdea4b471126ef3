namespace IptActors.Domain.Catalog;

/// <summary>The change of a total that counts as reliable under a named rule set. The sign follows the direction of the measure.</summary>
/// <param name="RuleSet">Name of the rule set: nhs-tt, jt-generic.</param>
/// <param name="Operator">At least (NHS convention: equal counts) or more than.</param>
/// <param name="Threshold">Size of the change in total units.</param>
/// <param name="Confirmed">False when the value is configuration rather than a published fact.</param>
public sealed record ReliableChange(string RuleSet, Comparison Operator, int Threshold, bool Confirmed = true);
