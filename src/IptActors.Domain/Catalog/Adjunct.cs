namespace IptActors.Domain.Catalog;

/// <summary>Something given beside IPT. None is part of IPT proper.</summary>
public sealed record Adjunct : CatalogEntry
{
    /// <summary>What it is, in a few words.</summary>
    public required string Meaning { get; init; }

    /// <summary>True when it belongs to another treatment model, so that using it lowers fidelity (indicator F7).</summary>
    public bool OffModel { get; init; }
}
