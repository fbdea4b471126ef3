namespace IptActors.Domain.Catalog;

/// <summary>Improvement relative to the first total that counts as response.</summary>
/// <param name="PerMille">Thousandths of the first total by which the score must have improved: 500 for the usual half.</param>
/// <param name="Operator">At least, or more than.</param>
public sealed record ResponseRule(int PerMille, Comparison Operator);
