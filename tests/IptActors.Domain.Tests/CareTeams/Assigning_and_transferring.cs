using IptActors.Domain.CareTeams;
using IptActors.Domain.Courses;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Inventories;

namespace IptActors.Domain.Tests.CareTeams;

public class Assigning_and_transferring : CourseSpecification
{
    private static readonly TransferCourse ToCleo = new("ada-okafor", "cleo-marsh", "therapist_leaves", null, null);

    private static readonly CourseTransferred Transferred = new("ada-okafor", "cleo-marsh", "therapist_leaves", "ben-quist", [], null);

    [Fact]
    public void A_team_is_named_in_full() =>
        Given(History.Opened).When(new AssignTherapist("ada-okafor", "ben-quist", ["cleo-marsh"]))
            .Then(new TherapistAssigned("ada-okafor", "ben-quist", ["cleo-marsh"]));

    [Fact]
    public void The_team_there_is_changes_nothing() => Given(History.Accepted).When(new AssignTherapist("ada-okafor", "ben-quist", [])).Then();

    [Fact]
    public void Nobody_supervises_themselves() =>
        Given(History.Opened).When(new AssignTherapist("ada-okafor", "ada-okafor", [])).ThenInvalid("supervisor");

    [Fact]
    public void Another_therapist_is_assigned_freely_before_treatment() =>
        Given(History.Accepted).When(new AssignTherapist("cleo-marsh", null, [])).Then(new TherapistAssigned("cleo-marsh", null, []));

    [Fact]
    public void Another_therapist_in_treatment_is_a_transfer() =>
        Given(History.InInitial).When(new AssignTherapist("cleo-marsh", null, [])).ThenBroken("therapist_change_needs_transfer");

    [Fact]
    public void A_transfer_keeps_the_supervisor_unless_another_is_named() => Given(History.InInitial).When(ToCleo).Then(Transferred);

    [Fact]
    public void A_supervisor_who_takes_the_course_over_no_longer_supervises_it() =>
        Given(History.InInitial).When(ToCleo with { To = "ben-quist" }).Then(Transferred with { To = "ben-quist", Supervisor = null });

    [Fact]
    public void A_transfer_from_somebody_else_is_refused() =>
        Given(History.InInitial).When(ToCleo with { From = "dan-ruiz" }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void A_transfer_made_already_changes_nothing() => Given([.. History.InInitial, Transferred]).When(ToCleo).Then();

    [Fact]
    public void The_new_therapist_reads_the_formulation_before_acknowledging() =>
        ByCleo([.. History.ReadyForMiddle, Transferred]).When(new AcknowledgeHandover(true, false)).ThenInvalid("formulation_read");

    [Fact]
    public void The_new_therapist_reads_the_inventory_before_acknowledging() =>
        ByCleo([.. History.ReadyForMiddle, InventoryHistory.Drawn(InventoryHistory.Sister), Transferred]).When(new AcknowledgeHandover(false, true)).ThenInvalid("inventory_read");

    [Fact]
    public void Nobody_acknowledges_a_handover_for_the_new_therapist() =>
        Given([.. History.ReadyForMiddle, Transferred]).When(new AcknowledgeHandover(true, true)).ThenBroken("handover_by_another");

    [Fact]
    public void A_handover_is_acknowledged_once()
    {
        var handedOver = ByCleo([.. History.ReadyForMiddle, Transferred]);

        handedOver.When(new AcknowledgeHandover(true, true)).Then(new HandoverAcknowledged("cleo-marsh", true, true));
        handedOver.After(new AcknowledgeHandover(true, true)).When(new AcknowledgeHandover(true, true)).Then();
    }

    private static Scenario ByCleo(CourseEvent[] history)
    {
        var scenario = Given(history);
        return scenario with { Context = scenario.Context with { Actor = "cleo-marsh" } };
    }
}
