using IptActors.Domain.Contracts;
using IptActors.Domain.Focus;
using IptActors.Domain.Phases;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Phases;

public class Advancing_and_going_back : CourseSpecification
{
    private static readonly MaintenanceContractAgreed Maintenance = new(1, "ipt-adult-16", History.Terms with { Frequency = "monthly" }, null);

    [Fact]
    public void The_middle_needs_focus_formulation_and_contract() =>
        Given(History.InInitial).When(new AdvancePhase(Phase.Middle)).ThenBroken("T10", "T11", "T12");

    [Fact]
    public void Tasks_of_the_phase_that_is_left_are_pointed_out() =>
        Given(History.ReadyForMiddle).When(new AdvancePhase(Phase.Middle))
            .ThenPointedOut("T02", "T03", "T04", "T06", "T07", "T08", "T09", "T13");

    [Fact]
    public void A_dispute_without_a_stage_is_pointed_out() =>
        Given([.. History.ReadyForMiddle, new ProblemAreaChanged(1, "role_transition", "role_dispute", null, History.Text)])
            .When(new AdvancePhase(Phase.Middle))
            .ThenAlsoWarned("dispute_without_stage");

    [Fact]
    public void A_refused_formulation_keeps_the_initial_phase() =>
        Given([.. History.ReadyForMiddle, History.Formulation with { FormulationVersion = 2, ClientAgreement = "refused" }])
            .As("supervisor").Overriding("T11", "refused_formulation")
            .When(new AdvancePhase(Phase.Middle)).ThenBroken("refused_formulation");

    [Fact]
    public void Phases_are_not_skipped() => Given(History.ReadyForMiddle).When(new AdvancePhase(Phase.Termination)).ThenBroken("R1");

    [Fact]
    public void Advancing_never_leads_back() => Given(History.InTermination).When(new AdvancePhase(Phase.Middle)).ThenBroken("R1");

    [Fact]
    public void The_phase_there_is_changes_nothing() => Given(History.InMiddle).When(new AdvancePhase(Phase.Middle)).Then();

    [Fact]
    public void Closing_and_starting_are_not_advances() => Given(History.InMiddle).When(new AdvancePhase(Phase.Closed)).ThenInvalid("to");

    [Fact]
    public void Maintenance_needs_a_contract_of_its_own() =>
        Given(History.InTermination).When(new AdvancePhase(Phase.Maintenance)).ThenBroken("maintenance_contract_missing");

    [Fact]
    public void Maintenance_follows_termination() =>
        Given([.. History.InTermination, Maintenance]).When(new AdvancePhase(Phase.Maintenance))
            .ThenHappened(new PhaseAdvanced(Phase.Termination, Phase.Maintenance));

    [Fact]
    public void A_protocol_without_phases_goes_straight_to_maintenance() =>
        Given([History.Opened with { Protocol = "ipt-m" }, .. History.InInitial.Skip(1), Maintenance])
            .When(new AdvancePhase(Phase.Maintenance)).ThenHappened(new PhaseAdvanced(Phase.Initial, Phase.Maintenance));

    [Fact]
    public void Going_back_is_recorded_with_its_reason() =>
        Given(History.InMiddle).When(new RevertPhase(Phase.Initial, "focus_wrong", null))
            .Then(new PhaseReverted(Phase.Middle, Phase.Initial, "focus_wrong", null));

    [Fact]
    public void Going_back_leads_to_an_earlier_phase() =>
        Given(History.InMiddle).When(new RevertPhase(Phase.Termination, "focus_wrong", null)).ThenBroken("R1");

    [Fact]
    public void Another_reason_needs_words() =>
        Given(History.InMiddle).When(new RevertPhase(Phase.Initial, "other", null)).ThenInvalid("note");
}
