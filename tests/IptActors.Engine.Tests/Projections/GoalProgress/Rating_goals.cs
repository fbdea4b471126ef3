using IptActors.Domain.Goals;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.GoalProgress;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.GoalProgress;

public sealed class Rating_goals
{
    private static readonly SetGoal Goal = new(new ProtectedText("See a friend once a week"), "role_transition", null, "numeric_0_10", 2, 7, 12, "active");

    [Fact]
    public async Task A_goal_that_was_never_rated_has_its_start_and_no_ratings()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Goal);

        var goal = Assert.Single(await GoalsAsync(told));

        Assert.Equal((1, 2, 7, null, 12, "active"), (goal.Goal, goal.Baseline, goal.Target, goal.Value, goal.DueSession, goal.Status));
        Assert.Empty(await RatingsAsync(told));
    }

    [Fact]
    public async Task Every_rating_is_kept_with_its_day_and_the_goal_shows_the_last()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Goal, Goal with { Text = new ProtectedText("Say what I need") });
        await told.OnAsync(22, new RateGoal(1, 3, null, null), new RateGoal(2, 2, null, null));
        await told.OnAsync(29, new RateGoal(1, 7, null, null));

        Assert.Equal([(1, 3, At(22)), (2, 2, At(22)), (1, 7, At(29))], (await RatingsAsync(told)).Select(row => (row.Goal, row.Value, row.RatedAt)));
        Assert.Equal([(7, "achieved", 1000), (2, "no-change", 0)], (await GoalsAsync(told)).Select(row => (row.Value!.Value, row.Achievement, row.ProgressPerMille!.Value)));
    }

    private static Task<IReadOnlyList<GoalRow>> GoalsAsync(ToldCourse told) => told.RowsAsync(GoalProgressProjection.Instance, GoalProgressProjection.Goals);

    private static Task<IReadOnlyList<GoalRatingRow>> RatingsAsync(ToldCourse told) => told.RowsAsync(GoalProgressProjection.Instance, GoalProgressProjection.Ratings);
}
