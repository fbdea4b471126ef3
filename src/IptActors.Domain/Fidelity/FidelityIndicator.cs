using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;

namespace IptActors.Domain.Fidelity;

/// <summary>One indicator of fidelity with what it is made of. Computed from the record; never a judgement of competence.</summary>
/// <param name="Definition">What it is; null for the total.</param>
/// <param name="Code"><c>F1</c> to <c>F13</c>, or <c>F_total</c>.</param>
/// <param name="Share">Numerator and denominator; null when there is nothing to count yet, or the record does not hold it.</param>
public sealed record FidelityIndicator(FidelityIndicatorDefinition? Definition, string Code, Share? Share)
{
    /// <summary>Code of the total.</summary>
    public const string Total = "F_total";

    /// <summary>Whether the value is good by the catalog; null when the catalog or the record says nothing.</summary>
    public bool? Good => Definition?.GoodPerMille is { } good && Share?.PerMille is { } value
        ? Definition.LowerIsBetter ? value <= good : value >= good
        : null;
}
