namespace IptActors.Domain.Catalog;

/// <summary>An indicator of fidelity to IPT that is computed from the record. It never judges competence.</summary>
public sealed record FidelityIndicatorDefinition : CatalogEntry
{
    /// <summary>What is divided by what, in words.</summary>
    public required string Formula { get; init; }

    /// <summary>Weight in the total; 0 leaves it out.</summary>
    public required int Weight { get; init; }

    /// <summary>Whether a lower value is better.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>The value from which it is good, in thousandths; null when nobody says.</summary>
    public int? GoodPerMille { get; init; }

    /// <summary>Codes of techniques and adjuncts that do not belong to IPT; only where the indicator counts those.</summary>
    public IReadOnlyList<string> OffModel { get => field ?? []; init; }
}
