using IptActors.Domain.Courses;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Inventories;

namespace IptActors.Domain.Tests.Sessions;

public class Scheduling_a_session : CourseSpecification
{
    [Fact]
    public void An_appointment_gets_the_next_ordinal_and_the_ordinary_kind_of_the_protocol() =>
        Given([.. History.InMiddle, SessionHistory.Scheduled(1, Now.AddDays(1))])
            .When(SessionHistory.Schedule)
            .Then(SessionHistory.Scheduled(2, Now.AddDays(7)));

    [Fact]
    public void In_a_group_protocol_the_ordinary_kind_is_the_group_session() =>
        Given(History.Opened with { Protocol = "ipt-g" })
            .When(SessionHistory.Schedule with { GroupRef = "group-3" })
            .Then(SessionHistory.Scheduled(1, Now.AddDays(7)) with { SessionKind = "group_session", GroupRef = "group-3" });

    [Fact]
    public void The_same_appointment_again_changes_nothing() =>
        Given([.. History.InMiddle, SessionHistory.Scheduled(1, Now.AddDays(7))]).When(SessionHistory.Schedule).Then();

    [Fact]
    public void A_second_appointment_on_one_day_warns() =>
        Given([.. History.InMiddle, SessionHistory.Scheduled(1, Now.AddDays(7).AddHours(4))]).When(SessionHistory.Schedule).ThenWarned("R5_same_day");

    [Fact]
    public void A_cancelled_appointment_leaves_its_day_free() =>
        Given(
            [
                .. History.InMiddle,
                SessionHistory.Scheduled(1, Now.AddDays(7).AddHours(4)),
                new SessionCancelled(1, "provider", 170, true, Now.AddDays(7).AddHours(4), "treatment", null),
            ])
            .When(SessionHistory.Schedule).ThenWarned();

    [Fact]
    public void A_modality_that_the_protocol_does_not_have_warns() =>
        Given(History.Opened with { Protocol = "ipt-tel-perinatal" }).When(SessionHistory.Schedule).ThenWarned("modality_outside_variant");

    [Fact]
    public void A_kind_that_the_protocol_does_not_have_warns() =>
        Given(History.Opened).When(SessionHistory.Schedule with { SessionKind = "parent_session" }).ThenWarned("extra_sessions_exceeded");

    [Fact]
    public void As_many_parent_sessions_as_the_protocol_has_are_usual() =>
        Given(History.Opened with { Protocol = "ipt-a" }).When(SessionHistory.Schedule with { SessionKind = "parent_session" }).ThenWarned();

    [Fact]
    public void One_more_than_the_protocol_has_warns() =>
        Given(
            [
                History.Opened with { Protocol = "ipt-a" },
                .. Enumerable.Range(1, 3).Select(n => SessionHistory.Scheduled(n, Now.AddDays(n)) with { SessionKind = "parent_session" }),
            ])
            .When(SessionHistory.Schedule with { SessionKind = "parent_session" }).ThenWarned("extra_sessions_exceeded");

    [Fact]
    public void Somebody_who_is_a_safety_concern_is_not_invited() =>
        Given([.. History.InMiddle, InventoryHistory.Drawn(InventoryHistory.Partner with { SafetyConcern = true })])
            .When(SessionHistory.Schedule with { Participants = [new SessionParticipant("partner", 1, null, null)] })
            .ThenBroken("contact_restricted");

    [Fact]
    public void A_supervisor_may_decide_otherwise() =>
        Given([.. History.InMiddle, InventoryHistory.Drawn(InventoryHistory.Partner with { SafetyConcern = true })])
            .As("supervisor").Overriding("contact_restricted")
            .When(SessionHistory.Schedule with { Participants = [new SessionParticipant("partner", 1, null, null)] })
            .ThenWarned();

    [Fact]
    public void A_person_who_is_not_in_the_inventory_cannot_be_named() =>
        Given(History.InMiddle)
            .When(SessionHistory.Schedule with { Participants = [new SessionParticipant("partner", 4, null, null)] })
            .ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void Every_wrong_field_is_reported() =>
        Given(History.InMiddle)
            .When(new ScheduleSession(default, 1, "telepathy", "party", "ball", [new SessionParticipant("ghost", 0, null, -1)], " "))
            .ThenInvalid(
                "starts_at", "minutes", "modality", "appointment_type", "session_kind",
                "participants[0].role", "participants[0].person", "participants[0].attended_minutes", "group_ref");
}
