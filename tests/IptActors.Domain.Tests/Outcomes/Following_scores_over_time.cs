using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;

namespace IptActors.Domain.Tests.Outcomes;

public sealed class Following_scores_over_time
{
    private static readonly SeriesOfScores Improving = new() { Phq9 = [18, 17, 12, 9, 4], Gad7 = [14, 12, 9], ClosedAs = null };

    [Fact]
    public void Every_measure_has_its_own_line_in_the_order_it_was_first_given() =>
        Assert.Equal(["phq9", "gad7"], Lines(Improving).Select(line => line.Measure.Code));

    [Fact]
    public void Bands_and_caseness_follow_the_total() => Assert.Equal(
        [("moderately_severe", true), ("moderately_severe", true), ("moderate", true), ("mild", false), ("minimal", false)],
        Line(Improving).Points.Select(point => (point.Band!, point.Case!.Value)));

    [Fact]
    public void Change_is_counted_for_the_better_from_the_first_score() =>
        Assert.Equal([null, 1, 6, 9, 14], Line(Improving).Points.Select(point => point.Improvement));

    [Fact]
    public void A_change_equal_to_the_threshold_is_reliable() =>
        Assert.Equal([null, "none", "improved", "improved", "improved"], Line(Improving).Points.Select(point => point.Reliable));

    [Fact]
    public void Response_is_half_of_the_first_score_and_remission_a_total_below_5()
    {
        var points = Line(Improving).Points;

        Assert.Equal([null, false, false, true, true], points.Select(point => point.Response));
        Assert.Equal([false, false, false, false, true], points.Select(point => point.Remission));
    }

    [Fact]
    public void The_verdict_compares_first_and_last() =>
        Assert.Equal(new ScoreVerdict(18, 4, 14, "improved", "recovered", true, true), Line(Improving).Verdict);

    [Fact]
    public void One_score_has_no_verdict() => Assert.Null(Line(new() { Phq9 = [18], ClosedAs = null }).Verdict);

    [Fact]
    public void A_rise_by_the_threshold_is_a_reliable_deterioration() =>
        Assert.Equal("deteriorated", Line(new() { Phq9 = [12, 13, 15, 18], ClosedAs = null }).Verdict!.Reliable);

    [Fact]
    public void A_follow_up_is_shown_but_does_not_change_the_verdict()
    {
        var closed = Improving with { ClosedAs = "completed" };
        var line = Line(closed with { Then = [(closed.End.AddDays(90), SeriesOfScores.Score(9, "phq9", 15, closed.End.AddDays(90), null, afterClosure: true))] });

        Assert.Equal(6, line.Points.Count);
        Assert.Equal(4, line.Verdict!.Last);
    }

    [Fact]
    public void A_score_without_a_total_is_shown_without_meaning()
    {
        var line = Line(Improving with { Then = [(Improving.At(6), SeriesOfScores.Score(9, "phq9", null, Improving.At(6), null))] });

        Assert.Equal((null, null, null), (line.Points[^1].Band, line.Points[^1].Case, line.Points[^1].Reliable));
        Assert.Equal(4, line.Verdict!.Last);
    }

    [Fact]
    public void A_score_between_sessions_counts_to_the_last_session_held()
    {
        var between = Improving.At(3).AddDays(2);
        var line = Line(Improving with { Then = [(between, SeriesOfScores.Score(9, "phq9", 11, between, null))] });

        Assert.Equal([1, 2, 3, 3, 4, 5], line.Points.Select(point => point.Entry.SessionNumber));
    }

    [Fact]
    public void Where_higher_is_better_a_rise_is_an_improvement()
    {
        var at = Improving.At(5);
        var lines = Lines(Improving with
        {
            Then = [(at, SeriesOfScores.Score(9, "ors", 180, at, null)), (at.AddDays(7), SeriesOfScores.Score(10, "ors", 300, at.AddDays(7), null))],
        });

        Assert.Equal(120, lines[2].Verdict!.Improvement);
    }

    private static IReadOnlyList<OutcomeTrajectory> Lines(SeriesOfScores series) => OutcomeTrajectory.Of(series.State(), BuiltInCatalog.Instance);

    private static OutcomeTrajectory Line(SeriesOfScores series) => Lines(series)[0];
}
