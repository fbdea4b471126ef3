using IptActors.Domain.Catalog;
using IptActors.Domain.ExpectedCourses;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Tests.Outcomes;

namespace IptActors.Domain.Tests.ExpectedCourses;

public sealed class Judging_whether_a_course_is_on_track
{
    private static readonly ExpectedCourseRuleSet Rules = BuiltInCatalog.Instance.ExpectedCourses["ipt-expected"];

    [Fact]
    public void The_pool_weighs_trials_by_clients()
    {
        // PHQ-9: Petersen 17 clients, Matsuzaka 39: (17·15.47 + 39·17.58) / 56 and (17·6.94 + 39·11.36) / 56.
        var pool = PooledTrials.Of(Rules.For("phq9")!);

        Assert.Equal((1694, 1002), (pool.FirstMean, pool.LastMean));
        Assert.Equal(591, pool.RemainingPerMille);
    }

    [Fact]
    public void Knowing_the_first_score_narrows_the_spread_of_the_last() =>
        Assert.Equal(800, new PooledTrials(2000, 500, 1000, 1000).ResidualSd(600));

    [Fact]
    public void The_expected_course_begins_at_the_first_score_and_ends_at_the_share_that_trials_leave()
    {
        var points = Line([20, 19]).Expected;

        Assert.Equal((1, 20), (points[0].SessionNumber, points[0].ExpectedTotal));
        Assert.Equal((16, 12), (points[^1].SessionNumber, points[^1].ExpectedTotal));
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.True(pair.First.ExpectedTotal >= pair.Second.ExpectedTotal));
    }

    [Fact]
    public void A_course_that_falls_as_expected_is_on_track() =>
        Assert.All(Line([18, 17, 16, 15, 14, 13, 12, 12]).Signals, signal => Assert.Equal(ExpectedCourseStatus.OnTrack, signal.Status));

    [Fact]
    public void A_reliable_deterioration_is_off_track_at_once()
    {
        var signal = Line([12, 18]).Signals[^1];

        Assert.Equal((ExpectedCourseStatus.OffTrack, "reliably_worse", 18), (signal.Status, signal.Rule, signal.LimitTotal));
    }

    [Fact]
    public void A_course_that_does_not_move_is_watched_from_the_middle_on()
    {
        var signals = Line([16, 16, 16, 16, 16, 16, 16, 16, 16, 16]).Signals;

        Assert.Equal(ExpectedCourseStatus.OnTrack, signals[0].Status);
        Assert.NotEqual(ExpectedCourseStatus.OnTrack, signals[^1].Status);
    }

    [Fact]
    public void Remission_is_on_track_whatever_was_expected() => Assert.Equal("remission", Line([6, 4]).Signals[^1].Rule);

    [Fact]
    public void A_signal_names_the_rule_its_version_the_inputs_and_why()
    {
        var signal = Line([12, 18]).Signals[^1];

        Assert.Equal(("ipt-expected", Rules.Version, 18, 2), (signal.RuleSet, signal.RuleSetVersion, signal.FoundTotal, signal.SessionNumber));
        Assert.Equal("phq9 18 at session 2 of 16; first 12, expected 11, limit 18. The score is worse than the first by the reliable change of the measure.", signal.Why);
    }

    [Fact]
    public void The_first_score_alone_says_nothing() => Assert.Empty(Line([18]).Signals);

    [Fact]
    public void A_measure_without_trials_has_no_expectation() => Assert.Null(Expectation.Of(Rules, BuiltInCatalog.Instance.Measures["core10"], 20, 1, 16));

    [Fact]
    public void Sessions_beyond_the_plan_are_judged_like_the_last()
    {
        var expectation = Expectation.Of(Rules, BuiltInCatalog.Instance.Measures["phq9"], 20, 1, 4)!;

        Assert.Equal(Judge(4).ExpectedTotal, Judge(9).ExpectedTotal);

        ExpectedCourseSignal Judge(int session) => expectation.Judge(new ScoreEntry(2, 2, "phq9", DateTimeOffset.UnixEpoch, session, 15, false, false, true), null)!;
    }

    [Fact]
    public void The_same_scores_always_give_the_same_signals() => Assert.Equal(Line([18, 18, 17, 19]).Signals, Line([18, 18, 17, 19]).Signals);

    [Fact]
    public void A_clinics_own_rules_take_the_place_of_the_built_in_ones()
    {
        var file = BuiltInCatalog.Files().Single(it => it.Name == "expected-courses.json");
        var text = System.Text.Encoding.UTF8.GetString(file.Utf8.Span).Replace("\"version\": \"2026-1\"", "\"version\": \"clinic-7\"", StringComparison.Ordinal);
        var catalog = BuiltInCatalog.Instance.With([new CatalogFile("expected-courses.json", System.Text.Encoding.UTF8.GetBytes(text))]).Catalog!;

        Assert.Equal("clinic-7", OutcomeTrajectory.Of(new SeriesOfScores { Phq9 = [18, 17], ClosedAs = null }.State(), catalog)[0].Signals[0].RuleSetVersion);
    }

    private static OutcomeTrajectory Line(int?[] scores) => OutcomeTrajectory.Of(new SeriesOfScores { Phq9 = scores, ClosedAs = null }.State(), BuiltInCatalog.Instance)[0];
}
