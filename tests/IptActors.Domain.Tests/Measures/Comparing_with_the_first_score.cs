using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Referrals;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Measures;

public sealed class Comparing_with_the_first_score : MeasureSpecification
{
    [Fact]
    public void A_change_equal_to_the_threshold_is_reliable() =>
        Assert.Equal(
            new ScoreChange(1, 6, "nhs-tt", "improved", "recovered", false),
            Completed(After(Phq9Total(15)).When(Phq9Total(9))).Change);

    [Theory]
    [InlineData(1990, "recovered")]
    [InlineData(2011, "improved")]
    public void Recovery_is_judged_by_the_cut_off_for_the_age_of_the_client(int bornIn, string significance)
    {
        CourseEvent[] history = [.. History.InMiddle.Select(happened => happened is CourseOpened opened ? opened with { BirthDate = new DateOnly(bornIn, 5, 17) } : happened)];
        var first = Given(history).OccurredAt(Now.AddDays(-7)).After(Total(210)).OccurredAt(Now);
        var trajectory = OutcomeTrajectory.Of(first.After(Total(270)).State, first.Context.Catalog)[0];

        Assert.Equal(significance, Completed(first.When(Total(270))).Change!.Significance);
        Assert.Equal((significance, significance == "improved"), (trajectory.Verdict!.Significance, trajectory.Points[^1].Case));

        static RecordTotal Total(int total) => new("ors", total, [], null, null, "paper", "client", null, null);
    }

    [Fact]
    public void A_change_below_the_threshold_is_not() =>
        Assert.Equal(
            new ScoreChange(1, 5, "nhs-tt", "none", "unchanged", false),
            Completed(After(Phq9Total(15)).When(Phq9Total(10))).Change);

    [Fact]
    public void Half_of_the_first_total_is_a_response() =>
        Assert.True(Completed(After(Phq9Total(20)).When(Phq9Total(10))).Change!.Response);

    [Fact]
    public void A_reliable_worsening_is_found()
    {
        var outcome = After(Phq9Total(8)).When(Phq9Total(14));

        Assert.Equal((-6, "deteriorated"), (Completed(outcome).Change!.Improvement, Completed(outcome).Change!.Reliable));
        outcome.ThenWarned("deterioration");
    }

    [Fact]
    public void A_rising_score_is_an_improvement_where_higher_is_better() =>
        Assert.Equal(
            new ScoreChange(1, 60, "jt-generic", "improved", "recovered", null),
            Completed(After(Complete("ors", 50, 50, 50, 50)).When(Complete("ors", 65, 65, 65, 65))).Change);

    [Fact]
    public void Without_a_threshold_only_the_difference_is_told() =>
        Assert.Equal(
            new ScoreChange(1, -20, null, null, null, null),
            Completed(After(Complete("srs", 90, 90, 90, 90)).When(Complete("srs", 85, 85, 85, 85))).Change);

    [Fact]
    public void Another_measure_is_not_compared_with() =>
        Assert.Null(Completed(After(Complete("gad7", 3, 3, 3, 3, 0, 0, 0)).When(Phq9Total(4))).Change);

    [Fact]
    public void A_prorated_score_is_not_compared() =>
        Assert.Null(Completed(After(Phq9Total(15)).When(Phq9(1, 1, 1, 1, 1, 1, 1, null, 0))).Change);

    [Fact]
    public void A_prorated_score_is_no_baseline() =>
        Assert.Equal(2, Completed(After(Phq9(1, 1, 1, 1, 1, 1, 1, null, 0), Phq9Total(15)).When(Phq9Total(9))).Change!.Baseline);

    [Fact]
    public void A_score_filled_in_earlier_but_recorded_later_becomes_the_baseline()
    {
        var late = Phq9Total(20) with { CompletedAt = Now.AddDays(-10) };

        Assert.Null(Completed(After(Phq9Total(15)).When(late)).Change);
        var change = Completed(After(Phq9Total(15), late).When(Phq9Total(9))).Change!;
        Assert.Equal((2, 11), (change.Baseline, change.Improvement));
    }

    [Fact]
    public void The_course_knows_its_first_and_its_last_score()
    {
        var measures = After(Phq9Total(15), Complete("gad7", 1, 1, 1, 1, 1, 1, 1), Phq9Total(12), Phq9Total(9)).State.Measures;

        Assert.Equal((15, 9), (measures.Baseline("phq9")!.Total, measures.Latest("phq9")!.Total));
        Assert.Equal(["phq9", "gad7"], measures.Measures);
    }
}
