namespace IptActors.Domain.Catalog;

/// <summary>Why a course ended.</summary>
public sealed record ClosureReason : CatalogEntry
{
    /// <summary>NHS end code; null when there is none of its own.</summary>
    public string? NhsCode { get; init; }

    /// <summary>NHS end code to report when the reason has none and the ending was planned; null when nothing is reported.</summary>
    public string? NhsCodeIfPlanned { get; init; }

    /// <summary>NHS end code to report when the reason has none and the ending was not planned; null when nothing is reported.</summary>
    public string? NhsCodeIfUnplanned { get; init; }

    /// <summary>Whether the course must have entered treatment.</summary>
    public required ClosureStage Stage { get; init; }

    /// <summary>True when the ending was agreed, false when it was not, null when the reason does not say.</summary>
    public bool? Planned { get; init; }

    /// <summary>Codes of the list closure_sub_reason that may accompany it; empty means none.</summary>
    public IReadOnlyList<string> SubReasons { get => field ?? []; init; }

    /// <summary>True when nothing may reopen the course (R4).</summary>
    public bool Terminal { get; init; }

    /// <summary>True when the closure must name where the client goes.</summary>
    public bool NeedsDestination { get; init; }
}
