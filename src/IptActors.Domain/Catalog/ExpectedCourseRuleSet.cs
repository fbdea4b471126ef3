namespace IptActors.Domain.Catalog;

/// <summary>
/// What course of scores to expect from where a client began, and which scores call for attention: trial figures, two curves and a list of
/// rules, all data. A clinic replaces it with a file of its own.
/// </summary>
public sealed record ExpectedCourseRuleSet : CatalogEntry
{
    /// <summary>Version, shown beside every signal. Raise it with every change, so that old signals can be told from new ones.</summary>
    public required string Version { get; init; }

    /// <summary>Share of the whole expected change that is expected at a share of the course; from 0/0 to 1000/1000.</summary>
    public required IReadOnlyList<CurvePoint> Shape { get; init; }

    /// <summary>Spread of clients around the expected score at a share of the course, as a share of the spread at the end.</summary>
    public required IReadOnlyList<CurvePoint> Spread { get; init; }

    /// <summary>Correlation of first and last scores, in thousandths: what is known at the start narrows the spread at the end.</summary>
    public required int CorrelationPerMille { get; init; }

    /// <summary>The trials the expectation is pooled from, by measure.</summary>
    public required IReadOnlyList<ExpectedMeasure> Measures { get; init; }

    /// <summary>Rules in the order they are tried; the first that applies decides. The last applies always.</summary>
    public required IReadOnlyList<ExpectedCourseRule> Rules { get; init; }

    /// <summary>How the rules are tried out.</summary>
    public required ExpectedCourseTrialRun TrialRun { get; init; }

    /// <summary>The trials of a measure; null when the rule set does not know it.</summary>
    public ExpectedMeasure? For(string measure) => Measures.FirstOrDefault(it => it.Measure == measure);
}
