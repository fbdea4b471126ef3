using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.ExpectedCourses;
using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Outcomes;

/// <summary>The scores of one measure in one course over time: bands, change since the first, and whether the course is on track.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Change">The rule of reliable change used; null when the measure has none.</param>
/// <param name="Points">The scores in time order.</param>
/// <param name="Verdict">What first and last come to; null before there are two.</param>
/// <param name="Signals">What the rules of the expected course say after each score, oldest first; empty when they cannot say.</param>
/// <param name="Expected">The course expected from the first score, session by session; empty when the rules cannot say.</param>
public sealed record OutcomeTrajectory(
    Measure Measure,
    ReliableChange? Change,
    IReadOnlyList<ScorePoint> Points,
    ScoreVerdict? Verdict,
    IReadOnlyList<ExpectedCourseSignal> Signals,
    IReadOnlyList<ExpectedPoint> Expected)
{
    /// <summary>One for each measure of a course, in the order they were first given.</summary>
    public static IReadOnlyList<OutcomeTrajectory> Of(CourseState state, ClinicalCatalog catalog) => state.Referral is { } referral
        ? Of(ScoreEntry.Of(state), PlannedSessions.Of(state, catalog), catalog, catalog.PolicyOf(referral.Service))
        : [];

    /// <summary>One for each measure, in the order they were first filled in.</summary>
    /// <param name="scores">Scores of one course in time order; measures that the catalog no longer has are left out.</param>
    /// <param name="plannedSessions">Sessions the course was planned for.</param>
    /// <param name="catalog">Measures and rules.</param>
    /// <param name="policy">That of the service.</param>
    public static IReadOnlyList<OutcomeTrajectory> Of(IReadOnlyList<ScoreEntry> scores, int plannedSessions, ClinicalCatalog catalog, ServicePolicy policy) =>
    [
        .. from score in scores
           group score by score.Measure into given
           let measure = catalog.Measures.Find(given.Key)
           where measure is not null
           select Of(measure, [.. given], plannedSessions, catalog, policy),
    ];

    /// <summary>Whether one score shows a reliable change since the first that counts, as the scores stand now.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="scores">Its scores in one course in time order.</param>
    /// <param name="administration">Number of the administration asked about.</param>
    /// <param name="policy">That of the service.</param>
    /// <returns><c>improved</c>, <c>deteriorated</c> or <c>none</c>; null for the first, and where it cannot be said.</returns>
    public static string? ReliableChangeOf(Measure measure, IReadOnlyList<ScoreEntry> scores, int administration, ServicePolicy policy) =>
        scores.FirstOrDefault(score => score.Administration == administration) is { } asked
            ? Point(measure, RuleOf(measure, policy), scores.FirstOrDefault(score => score.CountsForOutcome(policy)), asked).Reliable
            : null;

    private static ReliableChange? RuleOf(Measure measure, ServicePolicy policy) =>
        measure.ReliableChangeOf(policy.ReliableChangeRuleSet) ?? (measure.ReliableChange.Count > 0 ? measure.ReliableChange[0] : null);

    private static OutcomeTrajectory Of(Measure measure, IReadOnlyList<ScoreEntry> scores, int plannedSessions, ClinicalCatalog catalog, ServicePolicy policy)
    {
        var change = RuleOf(measure, policy);
        var counting = scores.Where(score => score.CountsForOutcome(policy)).ToArray();
        var first = counting.Length > 0 ? counting[0] : null;
        var rules = catalog.ExpectedCourses.FirstOrDefault();
        var expectation = rules is null || first is null ? null : Expectation.Of(rules, measure, first.Total!.Value, first.SessionNumber, plannedSessions);
        return new OutcomeTrajectory(
            measure,
            change,
            [.. scores.Select(score => Point(measure, change, first, score))],
            counting.Length > 1 ? Compare(measure, change, first!, counting[^1]) : null,
            expectation is null ? [] : [.. counting.Skip(1).Select(score => expectation.Judge(score, change)).OfType<ExpectedCourseSignal>()],
            expectation?.Points() ?? []);
    }

    private static ScorePoint Point(Measure measure, ReliableChange? change, ScoreEntry? first, ScoreEntry score)
    {
        if (score.Total is not { } total)
        {
            return new ScorePoint(score, null, null, null, null, null, null);
        }

        var since = first is not null && score.Administration != first.Administration && score.CompletedAt >= first.CompletedAt ? first.Total : null;
        return new ScorePoint(
            score,
            measure.BandOf(total)?.Code,
            score.Case,
            since is { } from ? ReliableChangeCalculator.Improvement(measure.Direction, from, total) : null,
            since is { } before && change is not null ? Word(ReliableChangeCalculator.Compare(change, measure.Direction, before, total)) : null,
            since is { } earlier ? ReliableChangeCalculator.Responded(measure, earlier, total) : null,
            ReliableChangeCalculator.Remitted(measure, total));
    }

    private static ScoreVerdict Compare(Measure measure, ReliableChange? rule, ScoreEntry firstScore, ScoreEntry lastScore)
    {
        var (first, last) = (firstScore.Total!.Value, lastScore.Total!.Value);
        ChangeDirection? change = rule is null ? null : ReliableChangeCalculator.Compare(rule, measure.Direction, first, last);
        return new ScoreVerdict(
            first,
            last,
            ReliableChangeCalculator.Improvement(measure.Direction, first, last),
            change is { } direction ? Word(direction) : null,
            ReliableChangeCalculator.Classify(change, firstScore.Case, lastScore.Case) is { } significance ? Word(significance) : null,
            ReliableChangeCalculator.Responded(measure, first, last),
            ReliableChangeCalculator.Remitted(measure, last));
    }

    // One-word names only: the code is the name in lower case.
    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
