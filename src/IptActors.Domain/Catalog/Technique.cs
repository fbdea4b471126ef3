namespace IptActors.Domain.Catalog;

/// <summary>Something a therapist does in a session, as logged.</summary>
public sealed record Technique : CatalogEntry
{
    /// <summary>What it is, in a few words.</summary>
    public required string Meaning { get; init; }

    /// <summary>How it counts towards adherence.</summary>
    public required Fidelity Fidelity { get; init; }

    /// <summary>Phases in which it is core; empty means every phase.</summary>
    public IReadOnlyList<string> Phases { get => field ?? []; init; }

    /// <summary>Protocols in which it is core although it is general elsewhere; empty means no difference.</summary>
    public IReadOnlyList<string> CoreInProtocols { get => field ?? []; init; }

    /// <summary>True when every middle session should show it.</summary>
    public bool EverySession { get; init; }

    /// <summary>True for the five techniques whose variety indicator F6 counts.</summary>
    public bool CountsTowardSpread { get; init; }

    /// <summary>True when the technique counts as core in this protocol and phase.</summary>
    public bool IsCoreIn(string protocol, string phase) =>
        CoreInProtocols.Contains(protocol) || (Fidelity == Fidelity.Core && (Phases.Count == 0 || Phases.Contains(phase)));
}
