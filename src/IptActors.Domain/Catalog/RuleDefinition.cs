namespace IptActors.Domain.Catalog;

/// <summary>A rule of the engine: what it demands, how hard, who may set it aside, and what to tell the user.</summary>
public sealed record RuleDefinition : CatalogEntry
{
    /// <summary>What happens when it is broken.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>Roles that may set the rule aside with a recorded reason; empty when nobody may.</summary>
    public IReadOnlyList<string> OverridableBy { get => field ?? []; init; }

    /// <summary>What is missing or wrong, as shown to the user. Names no person.</summary>
    public required string Missing { get; init; }

    /// <summary>What the user can do.</summary>
    public required string Remedy { get; init; }

    /// <summary>True when somebody may set the rule aside.</summary>
    public bool Overridable => OverridableBy.Count > 0;
}
