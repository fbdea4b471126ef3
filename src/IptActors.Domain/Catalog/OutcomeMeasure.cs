namespace IptActors.Domain.Catalog;

/// <summary>A measure that a rule set of outcomes looks at.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="CutOff">Code of its cut-off that means caseness.</param>
public sealed record OutcomeMeasure(string Measure, string CutOff);
