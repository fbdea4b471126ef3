using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Focus;

public class Staging_a_dispute : CourseSpecification
{
    private static readonly CourseEvent[] WithDispute = [.. History.InInitial, new ProblemAreaChosen(1, "role_dispute", null, History.Text, null)];

    [Fact]
    public void The_history_of_stages_is_kept()
    {
        var state = Given(WithDispute).After(new StageDispute(1, "impasse", null)).After(new StageDispute(1, "renegotiation", null)).State;

        Assert.Equal(["impasse", "renegotiation"], state.Focus.Find(1)!.Stages.Select(stage => stage.Stage));
    }

    [Fact]
    public void A_stage_says_where_it_came_from() =>
        Given(WithDispute).After(new StageDispute(1, "impasse", null)).When(new StageDispute(1, "dissolution", null))
            .Then(new DisputeStaged(1, "impasse", "dissolution", null));

    [Fact]
    public void The_stage_it_is_in_changes_nothing() =>
        Given(WithDispute).After(new StageDispute(1, "impasse", null)).When(new StageDispute(1, "impasse", null)).Then();

    [Fact]
    public void Only_disputes_have_stages() =>
        Given([.. History.InInitial, History.Transition]).When(new StageDispute(1, "impasse", null)).ThenInvalid("stage");

    [Fact]
    public void An_unknown_focus_is_named() => Given(WithDispute).When(new StageDispute(2, "impasse", null)).ThenRejected<Rejection.UnknownReference>();
}
