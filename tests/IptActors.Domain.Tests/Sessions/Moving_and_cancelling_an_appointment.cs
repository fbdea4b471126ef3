using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Moving_and_cancelling_an_appointment : CourseSpecification
{
    private static readonly CourseEvent[] Planned = [.. History.InMiddle, SessionHistory.Scheduled(1, Now.AddHours(30))];

    [Fact]
    public void A_planned_appointment_can_be_moved() =>
        Given(Planned)
            .When(new RescheduleSession(1, Now.AddDays(2), null, "video", null))
            .Then(new SessionRescheduled(1, Now.AddHours(30), Now.AddDays(2), 50, "video", null));

    [Fact]
    public void Moving_it_to_where_it_is_changes_nothing() =>
        Given(Planned).When(new RescheduleSession(1, Now.AddHours(30), 50, "in_person", null)).Then();

    [Fact]
    public void What_was_held_is_corrected_and_not_moved() =>
        Given(SessionHistory.With(History.InMiddle, 1)).When(new RescheduleSession(1, Now, null, null, null)).ThenBroken("appointment_settled");

    [Fact]
    public void An_appointment_that_does_not_exist_cannot_be_moved() =>
        Given(Planned).When(new RescheduleSession(2, Now, null, null, null))
            .ThenRejected(new Rejection.UnknownReference("session", "Expected the ordinal of an appointment, 1 to 1, found 2."));

    [Fact]
    public void Hours_of_notice_follow_from_the_moment_of_the_cancellation() =>
        Given(Planned).When(new CancelSession(1, "client", null, null))
            .Then(new SessionCancelled(1, "client", 30, true, Now.AddHours(30), "treatment", null));

    [Fact]
    public void Less_notice_than_the_policy_asks_is_not_in_time() =>
        Given(Planned).When(new CancelSession(1, "client", 23, null))
            .Then(new SessionCancelled(1, "client", 23, false, Now.AddHours(30), "treatment", null));

    [Fact]
    public void Cancelling_twice_changes_nothing() =>
        Given([.. Planned, new SessionCancelled(1, "client", 30, true, Now.AddHours(30), "treatment", null)])
            .When(new CancelSession(1, "client", null, null)).Then();

    [Fact]
    public void The_third_cancellation_by_the_client_reaches_the_limit_of_the_policy() =>
        Given([.. History.InMiddle, .. Cancelled(1, "client"), .. Cancelled(2, "client"), SessionHistory.Scheduled(3, Now.AddHours(30))])
            .When(new CancelSession(3, "client", null, null))
            .ThenHappened(
                new SessionCancelled(3, "client", 30, true, Now.AddHours(30), "treatment", null),
                new DnaLimitReached("cancellations", 0, 0, 3, "review", true));

    [Fact]
    public void Cancellations_by_the_service_do_not_count() =>
        Given([.. History.InMiddle, .. Cancelled(1, "provider"), .. Cancelled(2, "client"), SessionHistory.Scheduled(3, Now.AddHours(30))])
            .When(new CancelSession(3, "client", null, null)).ThenWarned();

    [Fact]
    public void Closing_the_course_cancels_what_lies_ahead()
    {
        var closing = Given([.. History.InTermination, SessionHistory.Scheduled(1, Now.AddHours(-30)), SessionHistory.Scheduled(2, Now.AddHours(30))])
            .When(new CloseCourse("completed", null, null, null, null, null));

        var cancelled = Assert.IsType<Decision.Accepted>(closing.Decision).Events.OfType<SessionCancelled>();
        Assert.Equal([new SessionCancelled(2, "provider", 30, true, Now.AddHours(30), "treatment", null)], cancelled);
    }

    private static CourseEvent[] Cancelled(int session, string by) =>
    [
        SessionHistory.Scheduled(session, Now.AddDays(session)),
        new SessionCancelled(session, by, 24, true, Now.AddDays(session), "treatment", null),
    ];
}
