using IptActors.Domain.Risks;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.RiskBoard;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.RiskBoard;

public sealed class Open_risk_reviews
{
    private static readonly ProtectedText Text = new("As told.");

    [Fact]
    public async Task A_risk_item_opens_one_with_its_level_and_a_later_low_score_leaves_it_open()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Phq9(15, item9: 2));
        await told.OnAsync(22, Phq9(22, item9: 0));

        var row = Assert.Single(await RowsAsync(told));

        Assert.Equal((true, "phq9", 2, "measure"), (row.IsOpen, row.Measure, row.Level, row.Source));
        Assert.Equal(["phq9_9:2"], row.Items);
        Assert.Equal((At(15), true, FirstDay.AddDays(15), null), (row.OpenedAt, row.Escalate, row.DueOn, row.AnsweredAt));
    }

    [Fact]
    public async Task A_clinicians_answer_ends_it_and_is_kept()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, new RaiseRiskConcern("suicide", "third_party", false, Text, null));
        await told.OnAsync(16, new AcknowledgeRiskReview(1, "continue_monitoring", Text, null));

        var row = Assert.Single(await RowsAsync(told));

        Assert.Equal((false, At(16), "continue_monitoring"), (row.IsOpen, row.AnsweredAt, row.Outcome));
        Assert.Null(row.Measure);
        Assert.Null(row.Level);
    }

    [Fact]
    public async Task The_board_has_those_for_the_same_day_first_then_the_older_then_those_answered()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, new RaiseRiskConcern("suicide", "third_party", false, Text, null));
        await told.OnAsync(16, new RaiseRiskConcern("self_harm", "third_party", false, Text, null));
        await told.OnAsync(17, new RaiseRiskConcern("suicide", "third_party", true, Text, null));
        await told.OnAsync(18, new AcknowledgeRiskReview(1, "continue_monitoring", Text, null));

        Assert.Equal([3, 2, 1], (await RowsAsync(told)).OrderBy(row => row.BoardOrder).Select(row => row.Review));
    }

    private static Task<IReadOnlyList<RiskReviewRow>> RowsAsync(ToldCourse told) => told.RowsAsync(RiskBoardProjection.Instance, RiskBoardProjection.Table);
}
