namespace IptActors.Domain.Catalog;

/// <summary>A score with which the trials of a variant admitted clients. Not met is a warning, never a refusal.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Operator">How the total is compared.</param>
/// <param name="Value">Compared value in the measure's total units (see <see cref="TotalFormula.Scale"/>).</param>
public sealed record EntryCriterion(string Measure, Comparison Operator, int Value);
