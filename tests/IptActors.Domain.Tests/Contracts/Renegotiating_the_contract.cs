using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Contracts;

public class Renegotiating_the_contract : CourseSpecification
{
    private static readonly ContractTerms Monthly = History.Terms with { Sessions = 6, Frequency = "monthly", Focus = ["role_dispute"] };

    [Fact]
    public void The_new_terms_count_from_then_on() =>
        Given(History.InMiddle).When(new RenegotiateContract(History.Terms with { Sessions = 14 }, History.Text))
            .Then(new ContractRenegotiated(2, "ipt-adult-16", 16, History.Terms with { Sessions = 14 }, "us", 3, 3, History.Text));

    [Fact]
    public void The_same_terms_change_nothing() => Given(History.InMiddle).When(new RenegotiateContract(History.Terms, History.Text)).Then();

    [Fact]
    public void Sessions_held_already_cannot_be_taken_back() =>
        Given(SessionHistory.With(History.InMiddle, 13)).When(new RenegotiateContract(History.Terms with { Sessions = 12 }, History.Text))
            .ThenInvalid("terms.sessions");

    [Fact]
    public void There_must_be_a_contract() =>
        Given(History.InInitial).When(new RenegotiateContract(History.Terms, History.Text)).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void Maintenance_has_a_contract_and_may_have_a_focus_of_its_own() =>
        Given(History.InTermination).When(new AgreeMaintenanceContract(Monthly, null))
            .Then(new MaintenanceContractAgreed(1, "ipt-adult-16", Monthly, null));

    [Fact]
    public void A_further_maintenance_contract_is_the_next_version()
    {
        var first = Given(History.InTermination).After(new AgreeMaintenanceContract(Monthly, null)).After(new AdvancePhase(Phase.Maintenance));

        first.When(new AgreeMaintenanceContract(Monthly with { Sessions = 12 }, null))
            .Then(new MaintenanceContractAgreed(2, "ipt-adult-16", Monthly with { Sessions = 12 }, null));
        Assert.Equal(16, first.State.Contracts.Acute!.Sessions);
    }

    [Fact]
    public void Maintenance_other_than_the_protocol_describes_warns() =>
        Given(History.InTermination).When(new AgreeMaintenanceContract(Monthly with { Frequency = "weekly" }, null)).ThenWarned("frequency_outside_variant");

    [Fact]
    public void Maintenance_is_agreed_in_treatment() => Given(History.Accepted).When(new AgreeMaintenanceContract(Monthly, null)).ThenBroken("R1");
}
