using IptActors.Domain.Corrections;
using IptActors.Engine.Projections.OutcomeTrajectories;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.OutcomeTrajectories;

public sealed class Following_scores
{
    [Fact]
    public async Task A_first_score_has_a_band_and_nothing_to_be_compared_with()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Total("phq9", 18, 15));

        var score = Assert.Single(await ScoresAsync(told));
        var measure = Assert.Single(await MeasuresAsync(told));

        Assert.Equal((18, "moderately_severe", true, null, null), (score.Total, score.Band, score.IsCase, score.Improvement, score.Reliable));
        Assert.Equal((null, null, -1, null), (measure.FirstTotal, measure.Reliable, measure.Concern, measure.Rule));
    }

    [Fact]
    public async Task Later_scores_are_set_against_the_first()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Total("phq9", 18, 15));
        await told.OnAsync(22, Total("phq9", 13, 22));
        await told.OnAsync(29, Total("phq9", 9, 29));

        Assert.Equal([(18, null, null), (13, 5, "none"), (9, 9, "improved")], (await ScoresAsync(told)).Select(row => (row.Total!.Value, row.Improvement, row.Reliable)));
        var measure = Assert.Single(await MeasuresAsync(told));
        Assert.Equal((18, 9, "improved", "recovered", 16), (measure.FirstTotal, measure.LastTotal, measure.Reliable, measure.Significance, measure.PlannedSessions));
    }

    [Fact]
    public async Task A_score_that_is_reliably_worse_is_off_track_and_says_by_which_rule_and_figures()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Held(15), Total("phq9", 12, 15));
        await told.OnAsync(22, Held(22), Total("phq9", 19, 22));

        var measure = Assert.Single(await MeasuresAsync(told));

        Assert.Equal((2, "reliably_worse", "ipt-expected", 19), (measure.Concern, measure.Rule, measure.RuleSet, measure.FoundTotal));
        Assert.Contains("19", measure.Why, StringComparison.Ordinal);
        Assert.NotNull(measure.RuleSetVersion);
    }

    [Fact]
    public async Task A_score_entered_in_error_is_not_in_the_rows()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Total("phq9", 18, 15));
        await told.OnAsync(22, Total("phq9", 3, 22));
        var wrong = (await ScoresAsync(told))[1].Version;
        await told.OnAsync(23, new RetractEntry((int)wrong, "wrong_client", null));

        Assert.Equal([18], (await ScoresAsync(told)).Select(row => row.Total!.Value));
    }

    private static Task<IReadOnlyList<ScoreRow>> ScoresAsync(ToldCourse told) => told.RowsAsync(OutcomeTrajectoryProjection.Instance, OutcomeTrajectoryProjection.Scores);

    private static Task<IReadOnlyList<CourseMeasureRow>> MeasuresAsync(ToldCourse told) => told.RowsAsync(OutcomeTrajectoryProjection.Instance, OutcomeTrajectoryProjection.Measures);
}
