using IptActors.Domain.Assessments;
using IptActors.Domain.Catalog;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Fidelity;
using IptActors.Domain.Focus;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Risks;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Fidelity;

/// <summary>A course of six weekly sessions, so that the due session of every initial task has passed.</summary>
public sealed class Doing_initial_tasks_in_time : CourseSpecification
{
    private static readonly RiskAssessed Risk = new("none", [], null, false, null, null);
    private static readonly HistoryTaken Taken = new(1, History.Text, null, null, null, null, null, null, null);

    [Fact]
    public void What_is_done_at_its_session_is_in_time_and_what_is_never_done_is_not() => Assert.Equal(new Share(1, 12), InTime((1, Risk)));

    [Fact]
    public void What_is_done_at_a_later_session_is_late() => Assert.Equal(new Share(0, 12), InTime((2, Risk)));

    [Fact]
    public void A_history_taken_late_is_late()
    {
        Assert.Equal(new Share(1, 12), InTime((2, Taken)));
        Assert.Equal(new Share(0, 12), InTime((3, Taken)));
    }

    [Fact]
    public void Risk_assessed_again_was_still_assessed_in_time() => Assert.Equal(new Share(1, 12), InTime((1, Risk), (5, Risk)));

    [Fact]
    public void A_later_assessment_that_asks_for_a_safety_plan_takes_nothing_away() =>
        Assert.Equal(new Share(1, 12), InTime((1, Risk), (5, Risk with { SafetyPlanNeeded = true })));

    [Fact]
    public void A_first_assessment_that_lacks_its_safety_plan_does_not_count() =>
        Assert.Equal(new Share(0, 12), InTime((1, Risk with { SafetyPlanNeeded = true })));

    [Fact]
    public void A_renegotiated_contract_was_still_agreed_in_time() => Assert.Equal(
        new Share(1, 12),
        InTime((3, History.Contract), (5, new ContractRenegotiated(2, "ipt-adult-16", 16, History.Terms with { Sessions = 18 }, "us", 3, 3, History.Text))));

    [Fact]
    public void A_formulation_shared_again_was_still_shared_in_time() =>
        Assert.Equal(new Share(1, 12), InTime((3, History.Formulation), (5, History.Formulation with { FormulationVersion = 2 })));

    [Fact]
    public void A_refused_formulation_does_not_count_until_one_is_agreed() => Assert.Equal(
        new Share(0, 12),
        InTime((3, History.Formulation with { ClientAgreement = "refused" }), (5, History.Formulation with { FormulationVersion = 2 })));

    [Fact]
    public void A_changed_focus_was_still_chosen_in_time() =>
        Assert.Equal(new Share(1, 12), InTime((3, History.Transition), (5, new ProblemAreaChanged(1, "role_transition", "grief", null, History.Text))));

    private static Share? InTime(params (int Session, CourseEvent Event)[] done)
    {
        (DateTimeOffset, CourseEvent)[] history =
        [
            .. History.InInitial.Select(happened => (At(1).AddDays(-1), happened)),
            .. Enumerable.Range(1, 6).SelectMany(number => done.Where(it => it.Session == number).Select(it => (At(number), it.Event))
                .Prepend((At(number), SessionHistory.Held(number, number, Domain.Phases.Phase.Initial) with { StartedAt = At(number) }))),
        ];
        return CourseFidelity.Of(Given(history).State, BuiltInCatalog.Instance).Single(it => it.Code == "F1").Share;
    }

    private static DateTimeOffset At(int session) => Now.AddDays(-7 * (7 - session));
}
