namespace IptActors.Domain.Catalog;

/// <summary>One of the interpersonal problem areas that can be the focus of a course.</summary>
public sealed record ProblemArea : CatalogEntry
{
    /// <summary>When to choose it.</summary>
    public required string ChooseWhen { get; init; }

    /// <summary>Other names seen for the same area.</summary>
    public IReadOnlyList<string> Aliases { get => field ?? []; init; }

    /// <summary>Treatment goals of the area.</summary>
    public required IReadOnlyList<CodedText> Goals { get; init; }

    /// <summary>Strategies to log (indicator F11).</summary>
    public required IReadOnlyList<CodedText> Strategies { get; init; }

    /// <summary>Stages of the problem, in the order they usually follow; it can move both ways. Empty when the area has none.</summary>
    public IReadOnlyList<CodedText> Stages { get => field ?? []; init; }

    /// <summary>Codes of the only protocols that know the area; empty means all.</summary>
    public IReadOnlyList<string> OnlyProtocols { get => field ?? []; init; }
}
