using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Measures;

/// <summary>Compares a score with the first one of its measure.</summary>
internal static class BaselineComparison
{
    /// <summary>The value of <see cref="ScoreChange.Reliable"/> that calls for attention.</summary>
    public const string Deteriorated = "deteriorated";

    /// <summary>
    /// The change since the first comparable score that was filled in before; null when there is none. The rule set is that of the
    /// policy; where the measure has no threshold under it, the first one it has.
    /// </summary>
    /// <param name="d">The command being decided.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="score">The score to compare.</param>
    /// <param name="completedAt">When it was filled in.</param>
    /// <param name="except">Number of the administration that the score belongs to when it corrects one; it is no baseline of itself.</param>
    public static ScoreChange? Of(Deliberation d, Measure measure, Score score, DateTimeOffset completedAt, int? except = null)
    {
        var prorated = d.Policy.ProratedScoresCountForOutcome;
        if (score.Total is not { } total || (score.Prorated && !prorated))
        {
            return null;
        }

        var baseline = d.State.Measures.Scores(measure.Code).FirstOrDefault(earlier =>
            earlier.Ordinal != except && earlier.CompletedAt < completedAt && (prorated || !earlier.Prorated));
        return baseline is { Total: { } first } ? Compare(d, measure, baseline, first, score, total) : null;
    }

    private static ScoreChange Compare(Deliberation d, Measure measure, Administration baseline, int first, Score score, int last)
    {
        var preferred = d.Policy.ReliableChangeRuleSet;
        var rule = measure.ReliableChangeOf(preferred) ?? (measure.ReliableChange.Count > 0 ? measure.ReliableChange[0] : null);
        ChangeDirection? change = rule is null ? null : ReliableChangeCalculator.Compare(rule, measure.Direction, first, last);
        return new ScoreChange(
            baseline.Ordinal,
            ReliableChangeCalculator.Improvement(measure.Direction, first, last),
            rule?.RuleSet,
            change is { } direction ? Code(direction) : null,
            ReliableChangeCalculator.Classify(change, baseline.Case, score.Case) is { } category ? Code(category) : null,
            ReliableChangeCalculator.Responded(measure, first, last));
    }

    // One-word names only: the code is the name in lower case.
    private static string Code<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
