using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Focus;

public class Choosing_the_focus : CourseSpecification
{
    private static readonly ChooseProblemArea ChooseDispute = new("role_dispute", null, History.Text, "role_transition");

    private static readonly ProblemAreaChosen Dispute = new(2, "role_dispute", null, History.Text, null);

    [Fact]
    public void A_problem_area_is_chosen_with_its_rationale() =>
        Given(History.InInitial).When(new ChooseProblemArea("role_transition", null, History.Text, null)).Then(History.Transition);

    [Fact]
    public void The_same_area_changes_nothing() =>
        Given([.. History.InInitial, History.Transition]).When(new ChooseProblemArea("role_transition", null, History.Text, null)).Then();

    [Fact]
    public void A_second_area_warns() => Given([.. History.InInitial, History.Transition]).When(ChooseDispute).ThenWarned("R8_two");

    [Fact]
    public void A_third_area_is_refused() =>
        Given([.. History.InInitial, History.Transition, Dispute]).When(ChooseDispute with { Area = "grief" }).ThenBroken("R8");

    [Fact]
    public void A_dropped_area_makes_room() =>
        Given([.. History.InInitial, History.Transition, new ProblemAreaDropped(1, "role_transition", History.Text)])
            .When(ChooseDispute).Then(Dispute with { SecondOpinion = "role_transition" });

    [Fact]
    public void The_loss_of_the_healthy_self_belongs_to_bipolar_protocols() =>
        Given(History.InInitial).When(ChooseDispute with { Area = "loss_of_healthy_self" }).ThenWarned("focus_outside_variant");

    [Fact]
    public void Interpersonal_deficits_is_the_last_choice() =>
        Given(History.InInitial).When(ChooseDispute with { Area = "interpersonal_deficits" }).ThenWarned("deficits_as_focus");

    [Fact]
    public void A_focus_changes_in_its_place() =>
        Given(History.ReadyForMiddle).When(new ChangeProblemArea(1, "grief", null, History.Text))
            .Then(new ProblemAreaChanged(1, "role_transition", "grief", null, History.Text));

    [Theory]
    [InlineData(8)]
    [InlineData(9, "R9")]
    public void A_change_after_half_of_the_sessions_warns(int held, params string[] rules) =>
        Given(SessionHistory.With(History.InMiddle, held)).When(new ChangeProblemArea(1, "grief", null, History.Text)).ThenWarned(rules);

    [Fact]
    public void The_person_it_is_about_is_in_the_inventory() =>
        Given(History.InInitial).When(ChooseDispute with { RelatedPerson = 1 }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void A_focus_that_was_dropped_does_not_change() =>
        Given([.. History.InInitial, History.Transition, new ProblemAreaDropped(1, "role_transition", History.Text)])
            .When(new ChangeProblemArea(1, "grief", null, History.Text)).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void A_focus_is_dropped_once() =>
        Given([.. History.InInitial, History.Transition, new ProblemAreaDropped(1, "role_transition", History.Text)])
            .When(new DropProblemArea(1, History.Text)).Then();
}
