using IptActors.Domain.Courses;
using IptActors.Domain.Goals;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Inventories;

namespace IptActors.Domain.Tests.Goals;

public class Setting_and_rating_goals : CourseSpecification
{
    private static readonly GoalSet Attained = new(1, History.Text, "role_transition", null, "gas", -2, 1, null, "active");

    private static readonly GoalSet Falling = Attained with { Measure = "numeric_0_10", Baseline = 8, Target = 3 };

    [Fact]
    public void A_goal_gets_the_next_ordinal_and_is_active() =>
        Given([.. History.InInitial, Attained])
            .When(new SetGoal(History.Text, null, null, "yes_no", 0, 1, 12, null))
            .Then(new GoalSet(2, History.Text, null, null, "yes_no", 0, 1, 12, "active"));

    [Fact]
    public void Baseline_and_target_lie_on_the_measure() =>
        Given(History.InInitial)
            .When(new SetGoal(History.Text, "luck", null, "gas", -3, 3, 0, "wished"))
            .ThenInvalid("problem_area", "baseline", "target", "due_session", "status");

    [Fact]
    public void A_goal_about_a_person_names_one_of_the_inventory() =>
        Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Partner)])
            .When(new SetGoal(History.Text, null, 2, "gas", -2, 0, null, null))
            .ThenRejected<Rejection.UnknownReference>();

    [Theory]
    [InlineData(-2, "no-change")]
    [InlineData(-1, "improving")]
    [InlineData(1, "achieved")]
    [InlineData(2, "achieved")]
    public void The_achievement_follows_from_the_value(int value, string achievement) =>
        Given([.. History.InInitial, Attained]).When(new RateGoal(1, value, null, null)).Then(new GoalRated(1, value, achievement, true, null));

    [Theory]
    [InlineData(9, "worsening")]
    [InlineData(5, "improving")]
    [InlineData(3, "achieved")]
    public void A_target_below_the_baseline_is_reached_by_falling(int value, string achievement) =>
        Given([.. History.InInitial, Falling]).When(new RateGoal(1, value, null, null)).Then(new GoalRated(1, value, achievement, true, null));

    [Fact]
    public void A_goal_that_stays_reached_is_sustained() =>
        Given([.. History.InInitial, Attained, new GoalRated(1, 1, "achieved", true, null)])
            .When(new RateGoal(1, 2, null, null)).Then(new GoalRated(1, 2, "sustaining", true, null));

    [Fact]
    public void The_therapist_may_see_it_otherwise() =>
        Given([.. History.InInitial, Attained])
            .When(new RateGoal(1, -1, "no-progress", History.Text)).Then(new GoalRated(1, -1, "no-progress", false, History.Text));

    [Fact]
    public void A_value_off_the_measure_of_the_goal_is_refused() =>
        Given([.. History.InInitial, Attained]).When(new RateGoal(1, 7, null, null)).ThenInvalid("value");

    [Fact]
    public void The_first_rating_of_a_goal_without_baseline_becomes_its_baseline()
    {
        var rated = Given([.. History.InInitial, Attained with { Baseline = null }]).After(new RateGoal(1, -1, null, null)).State.Goals.Find(1)!;

        Assert.Equal((-1, "in-progress"), (rated.Baseline, rated.Achievement));
    }

    [Fact]
    public void A_goal_that_ended_is_not_rated() =>
        Given([.. History.InInitial, Attained with { Status = "completed" }]).When(new RateGoal(1, 0, null, null)).ThenBroken("goal_ended");
}
