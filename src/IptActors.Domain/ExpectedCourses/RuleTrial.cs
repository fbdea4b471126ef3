using IptActors.Domain.Catalog;
using IptActors.Domain.ExpectedCourses.Simulation;
using IptActors.Domain.Measures.Scoring;
using IptActors.Domain.Outcomes;

namespace IptActors.Domain.ExpectedCourses;

/// <summary>Tries the rules of the expected course on simulated courses. Takes some milliseconds for a thousand courses.</summary>
public static class RuleTrial
{
    /// <summary>
    /// By rule, then off track alone, then any signal; first over all measures, then by measure. Measures without a reliable change are
    /// left out: nothing says how their courses ended.
    /// </summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="catalog">Its measures.</param>
    public static IReadOnlyList<RuleAccuracy> Run(ExpectedCourseRuleSet rules, ClinicalCatalog catalog)
    {
        var byMeasure = rules.Measures
            .Select(it => catalog.Measures[it.Measure])
            .Where(measure => ChangeOf(measure, catalog) is not null)
            .Select(measure => Run(rules, measure, ChangeOf(measure, catalog)!))
            .ToArray();
        return [.. Together(byMeasure), .. byMeasure.SelectMany(it => it)];
    }

    private static ReliableChange? ChangeOf(Measure measure, ClinicalCatalog catalog) =>
        measure.ReliableChangeOf(catalog.DefaultPolicy.ReliableChangeRuleSet) ?? (measure.ReliableChange.Count > 0 ? measure.ReliableChange[0] : null);

    private static RuleAccuracy[] Run(ExpectedCourseRuleSet rules, Measure measure, ReliableChange change)
    {
        var speaking = rules.Rules.Where(rule => rule.Status != ExpectedCourseStatus.OnTrack).ToArray();
        var counts = new (int Hits, int FalseAlarms)[speaking.Length + 2];
        var (bad, good) = (0, 0);
        foreach (var course in new CourseSimulator(rules, measure).Run())
        {
            var endedWell = ReliableChangeCalculator.Compare(change, measure.Direction, course.First, course.Last) == ChangeDirection.Improved;
            (bad, good) = endedWell ? (bad, good + 1) : (bad + 1, good);
            var signals = Signals(rules, measure, change, course);
            for (var i = 0; i < speaking.Length; i++)
            {
                Count(ref counts[i], endedWell, signals.Exists(signal => signal.Rule == speaking[i].Code));
            }

            Count(ref counts[^2], endedWell, signals.Exists(signal => signal.Status == ExpectedCourseStatus.OffTrack));
            Count(ref counts[^1], endedWell, signals.Exists(signal => signal.Status != ExpectedCourseStatus.OnTrack));
        }

        return
        [
            .. speaking.Select((rule, i) => Accuracy(rule.Code, rule.Status, counts[i])),
            Accuracy(null, ExpectedCourseStatus.OffTrack, counts[^2]),
            Accuracy(null, ExpectedCourseStatus.Watch, counts[^1]),
        ];

        RuleAccuracy Accuracy(string? rule, ExpectedCourseStatus status, (int Hits, int FalseAlarms) count) =>
            new(measure.Code, rule, status, new Share(count.Hits, bad), new Share(count.FalseAlarms, good));
    }

    // Signals before the last session: later ones help nobody.
    private static List<ExpectedCourseSignal> Signals(ExpectedCourseRuleSet rules, Measure measure, ReliableChange change, SimulatedCourse course)
    {
        var expectation = Expectation.Of(rules, measure, course.First, 1, course.Scores.Count)!;
        var signals = new List<ExpectedCourseSignal>();
        for (var session = 2; session < course.Scores.Count; session++)
        {
            var score = new ScoreEntry(session, session, measure.Code, DateTimeOffset.UnixEpoch, session, course.Scores[session - 1], false, false, true);
            if (expectation.Judge(score, change) is { } signal)
            {
                signals.Add(signal);
            }
        }

        return signals;
    }

    private static void Count(ref (int Hits, int FalseAlarms) count, bool endedWell, bool signalled)
    {
        if (signalled)
        {
            count = endedWell ? (count.Hits, count.FalseAlarms + 1) : (count.Hits + 1, count.FalseAlarms);
        }
    }

    private static IEnumerable<RuleAccuracy> Together(RuleAccuracy[][] byMeasure) => byMeasure
        .SelectMany(it => it)
        .GroupBy(it => (it.Rule, it.Status))
        .Select(group => new RuleAccuracy(
            null,
            group.Key.Rule,
            group.Key.Status,
            group.Aggregate(default(Share), (sum, it) => sum + it.Hits),
            group.Aggregate(default(Share), (sum, it) => sum + it.FalseAlarms)));
}
