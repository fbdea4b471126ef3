using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Using_up_the_contract : CourseSpecification
{
    [Fact]
    public void The_last_contracted_session_is_within_the_contract() =>
        Given(SessionHistory.With(History.InTermination, 15)).When(SessionHistory.Hold).ThenWarned();

    [Fact]
    public void The_first_session_beyond_it_warns() =>
        Given(SessionHistory.With(History.InTermination, 16)).When(SessionHistory.Hold).ThenWarned("R7_first");

    [Fact]
    public void The_next_is_refused() =>
        Given(SessionHistory.With(History.InTermination, 17)).When(SessionHistory.Hold).ThenBroken("R7");

    [Fact]
    public void A_therapist_may_set_that_aside_with_a_reason() =>
        Given(SessionHistory.With(History.InTermination, 17)).Overriding("R7").When(SessionHistory.Hold)
            .Then(
                SessionHistory.Held(18, 18, Phase.Termination),
                new RuleOverridden("R7", "The contract is for 16 sessions; this is session 18 under it. Renegotiate it.", Scenario.OverrideReason));

    [Fact]
    public void A_missed_appointment_uses_no_session() =>
        Given([.. SessionHistory.With(History.InTermination, 15), .. SessionHistory.Missed(16, 0)])
            .When(SessionHistory.Hold with { StartedAt = Now.AddMinutes(-5) }).ThenWarned();

    [Fact]
    public void A_parent_session_of_the_adolescent_protocol_uses_none() =>
        Given(
            [
                History.Opened with { Protocol = "ipt-a" },
                .. SessionHistory.With(History.InTermination[1..], 17),
            ])
            .When(SessionHistory.Hold with { SessionKind = "parent_session" })
            .Then(SessionHistory.Held(18, null, Phase.Termination) with { SessionKind = "parent_session" });

    [Fact]
    public void Maintenance_has_a_contract_of_its_own() =>
        Given(
            [
                .. SessionHistory.With(History.InTermination, 17, Phase.Termination),
                new MaintenanceContractAgreed(1, "ipt-m", History.Terms with { Sessions = 6, Frequency = "monthly" }, null),
                new PhaseAdvanced(Phase.Termination, Phase.Maintenance),
            ])
            .When(SessionHistory.Hold)
            .Then(SessionHistory.Held(18, 18, Phase.Maintenance));
}
