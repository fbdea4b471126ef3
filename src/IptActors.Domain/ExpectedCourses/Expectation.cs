using System.Diagnostics;
using System.Globalization;
using IptActors.Domain.Catalog;
using IptActors.Domain.Measures.Scoring;
using IptActors.Domain.Outcomes;

namespace IptActors.Domain.ExpectedCourses;

/// <summary>The course expected of one client on one measure, from the first score on; judges later scores by it.</summary>
/// <remarks>
/// expected(s) = first − (first − first · remaining) · shape(progress); limit(s) = expected(s) + margin · spread(progress) · residual SD;
/// progress = sessions since the first score ÷ sessions planned after it. docs/outcomes.md explains each.
/// </remarks>
public sealed class Expectation
{
    private readonly ExpectedCourseRuleSet _rules;
    private readonly Measure _measure;
    private readonly int _first;
    private readonly int _firstSession;
    private readonly int _planned;
    private readonly int _remainingPerMille;
    private readonly int _residualSd;

    private Expectation(ExpectedCourseRuleSet rules, Measure measure, PooledTrials pool, int first, int firstSession, int planned)
    {
        _rules = rules;
        _measure = measure;
        _first = first;
        _firstSession = firstSession;
        _planned = planned;
        _remainingPerMille = pool.RemainingPerMille;
        _residualSd = pool.ResidualSd(rules.CorrelationPerMille);
    }

    /// <summary>What to expect; null when the rule set does not know the measure, or no session was planned after the first score.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="measure">The measure; higher is worse.</param>
    /// <param name="first">First total in 1/scale.</param>
    /// <param name="firstSession">Number of the session of the first score; 0 before the first.</param>
    /// <param name="plannedSessions">Sessions planned in all.</param>
    public static Expectation? Of(ExpectedCourseRuleSet rules, Measure measure, int first, int firstSession, int plannedSessions) =>
        measure.Direction == ScoreDirection.HigherIsWorse && rules.For(measure.Code) is { } trials && plannedSessions > firstSession
            ? new Expectation(rules, measure, PooledTrials.Of(trials), first, firstSession, plannedSessions)
            : null;

    /// <summary>The expected course, from the first score to the last planned session.</summary>
    public IReadOnlyList<ExpectedPoint> Points()
    {
        var rule = _rules.Rules.Where(it => it.Test == ExpectedCourseTest.WorseThanExpected).MinBy(it => it.MarginPerMille);
        return
        [
            .. from session in Enumerable.Range(_firstSession, _planned - _firstSession + 1)
               let progress = Progress(session)
               select new ExpectedPoint(session, Rounded(ExpectedHundredths(progress)), Limit(rule?.MarginPerMille ?? 0, progress)),
        ];
    }

    /// <summary>What the rules say about a later score; null when it lies in the session of the first or has no total.</summary>
    /// <param name="score">The score.</param>
    /// <param name="change">Reliable change of the measure; null when it has none.</param>
    public ExpectedCourseSignal? Judge(ScoreEntry score, ReliableChange? change)
    {
        if (score.Total is not { } total || score.SessionNumber <= _firstSession)
        {
            return null;
        }

        var progress = Progress(score.SessionNumber);
        foreach (var rule in _rules.Rules)
        {
            if (progress >= rule.FromPerMille && Applies(rule, total, progress, change))
            {
                return Signal(rule, score, total, progress, change);
            }
        }

        throw new UnreachableException("The last rule applies always.");
    }

    private bool Applies(ExpectedCourseRule rule, int total, int progress, ReliableChange? change) => rule.Test switch
    {
        ExpectedCourseTest.Remission => ReliableChangeCalculator.Remitted(_measure, total) == true,
        ExpectedCourseTest.ReliablyWorse => change is not null && ReliableChangeCalculator.Compare(change, _measure.Direction, _first, total) == ChangeDirection.Deteriorated,
        ExpectedCourseTest.WorseThanExpected => total > Limit(rule.MarginPerMille, progress),
        ExpectedCourseTest.TooLittleChange => AtCaseness && 1000L * (_first - total) < (long)rule.ImprovementPerMille * _first,
        ExpectedCourseTest.Otherwise => true,
        _ => throw new UnreachableException($"No arm tries {rule.Test}."),
    };

    private bool AtCaseness => _measure.DefaultCutOff is { } cutOff && cutOff.Operator.Holds(_first, cutOff.Value);

    private ExpectedCourseSignal Signal(ExpectedCourseRule rule, ScoreEntry score, int total, int progress, ReliableChange? change)
    {
        var expected = Rounded(ExpectedHundredths(progress));
        int? limit = rule.Test switch
        {
            ExpectedCourseTest.WorseThanExpected => Limit(rule.MarginPerMille, progress),
            ExpectedCourseTest.ReliablyWorse => _first + change!.Threshold,
            ExpectedCourseTest.TooLittleChange => _first - (int)(((long)rule.ImprovementPerMille * _first) / 1000),
            _ => null,
        };
        var why = string.Create(
            CultureInfo.InvariantCulture,
            $"{_measure.Code} {Units(total)} at session {score.SessionNumber} of {_planned}; first {Units(_first)}, expected {Units(expected)}{(limit is { } bound ? $", limit {Units(bound)}" : "")}. {rule.Description}");
        return new ExpectedCourseSignal(
            score.Administration, score.Version, score.SessionNumber, rule.Status, rule.Code, _rules.Code, _rules.Version, why, expected, total, limit);
    }

    // Sessions beyond the plan count as its end.
    private int Progress(int session) => Math.Min(1000, 1000 * (session - _firstSession) / (_planned - _firstSession));

    // In hundredths of 1/scale.
    private long ExpectedHundredths(int progress) => (100L * _first) - (100L * _first * (1000 - _remainingPerMille) * _rules.Shape.ValueAt(progress) / 1_000_000);

    private int Limit(int marginPerMille, int progress) => Math.Min(
        _measure.Total.Max,
        Rounded(ExpectedHundredths(progress) + ((long)_residualSd * _measure.Total.Scale * marginPerMille * _rules.Spread.ValueAt(progress) / 1_000_000)));

    private static int Rounded(long hundredths) => (int)((hundredths + 50) / 100);

    private string Units(int total) => ((decimal)total / _measure.Total.Scale).ToString("0.##", CultureInfo.InvariantCulture);
}
