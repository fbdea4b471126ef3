using IptActors.Domain.Courses;
using IptActors.Domain.Goals;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Inventories;

namespace IptActors.Domain.Tests.Goals;

public class Changing_goals : CourseSpecification
{
    private static readonly GoalSet Active = new(1, History.Text, null, null, "gas", -2, 1, null, "active");

    [Fact]
    public void The_status_changes_with_what_it_was() =>
        Given([.. History.InInitial, Active]).When(new ChangeGoalStatus(1, "completed", null)).Then(new GoalStatusChanged(1, "active", "completed", null));

    [Fact]
    public void The_status_it_has_already_changes_nothing() =>
        Given([.. History.InInitial, Active]).When(new ChangeGoalStatus(1, "active", null)).Then();

    [Fact]
    public void A_goal_that_ended_can_become_active_again() =>
        Given([.. History.InInitial, Active with { Status = "cancelled" }])
            .When(new ChangeGoalStatus(1, "active", null)).Then(new GoalStatusChanged(1, "cancelled", "active", null));

    [Fact]
    public void But_nothing_else() =>
        Given([.. History.InInitial, Active with { Status = "cancelled" }]).When(new ChangeGoalStatus(1, "on-hold", null)).ThenBroken("goal_ended");

    [Fact]
    public void A_goal_is_linked_to_an_area_and_a_person()
    {
        var linked = Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Partner), Active]);

        linked.When(new LinkGoal(1, "role_dispute", 1)).Then(new GoalLinked(1, "role_dispute", 1));
        Assert.False(linked.State.Goals.AnyLinkedToArea);
        Assert.True(linked.After(new LinkGoal(1, "role_dispute", 1)).State.Goals.AnyLinkedToArea);
    }

    [Fact]
    public void A_goal_that_does_not_exist_cannot_be_changed() =>
        Given([.. History.InInitial, Active]).When(new ChangeGoalStatus(2, "active", null))
            .ThenRejected(new Rejection.UnknownReference("goal", "Expected the ordinal of a goal, 1 to 1, found 2."));
}
