using IptActors.Domain.Courses;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Missing_appointments : CourseSpecification
{
    private static readonly CourseEvent[] Start = SessionHistory.With(History.InMiddle, 2);

    [Fact]
    public void The_first_missed_appointment_reaches_no_limit() =>
        Given([.. Start, Due(3)]).When(Miss(3)).Then(WasMissed(3));

    [Fact]
    public void The_second_in_a_row_reaches_the_limit_of_the_policy() =>
        Given([.. Start, .. SessionHistory.Missed(3, 0), Due(4)]).When(Miss(4))
            .Then(
                WasMissed(4),
                new DnaLimitReached("consecutive", 2, 2, 0, "review", true),
                new FindingRaised(
                    "dna_limit_reached",
                    "Missed in a row: 2; missed in all: 2; cancelled by the client: 0. The policy 'standard' proposes: review."));

    [Fact]
    public void A_session_held_in_between_breaks_the_row() =>
        Given([.. History.InMiddle, .. SessionHistory.Missed(1, 3), SessionHistory.Held(2, 1) with { StartedAt = Now.AddDays(-7) }, Due(3)])
            .When(Miss(3)).Then(WasMissed(3));

    [Fact]
    public void A_cancellation_in_between_does_not() =>
        Given(
            [
                .. Start,
                .. SessionHistory.Missed(3, 0),
                SessionHistory.Scheduled(4, Now.AddHours(-3)),
                new SessionCancelled(4, "client", 0, false, Now.AddHours(-3), "treatment", null),
                Due(5),
            ])
            .When(Miss(5)).ThenHappened(WasMissed(5), new DnaLimitReached("consecutive", 2, 2, 1, "review", true));

    [Fact]
    public void The_fourth_in_all_reaches_the_limit_even_when_none_follow_each_other() =>
        Given(
            [
                .. History.InMiddle,
                .. Enumerable.Range(0, 3).SelectMany<int, CourseEvent>(n =>
                [
                    .. SessionHistory.Missed((2 * n) + 1, 8 - (2 * n)),
                    SessionHistory.Held((2 * n) + 2, n + 1) with { StartedAt = Now.AddDays(-7 * (7 - (2 * n))) },
                ]),
                Due(7),
            ])
            .When(Miss(7)).ThenHappened(WasMissed(7), new DnaLimitReached("total", 1, 4, 0, "review", true));

    [Fact]
    public void One_missed_assessment_is_enough_for_its_own_rule() =>
        Given([History.Opened, SessionHistory.Scheduled(1, Now.AddHours(-1), "assessment")]).When(Miss(1))
            .ThenHappened(
                WasMissed(1) with { AppointmentType = "assessment" },
                new DnaLimitReached("assessment", 1, 1, 0, "offer_last_chance", true));

    [Fact]
    public void A_client_who_came_too_late_has_not_missed_it_by_the_policy() =>
        Given([.. Start, .. SessionHistory.Missed(3, 0), Due(4)]).When(Miss(4) with { Attendance = "late_not_seen" })
            .Then(WasMissed(4) with { Attendance = "late_not_seen", DidNotAttend = false });

    [Fact]
    public void An_appointment_in_the_future_cannot_be_missed_yet() =>
        Given([.. Start, SessionHistory.Scheduled(3, Now.AddHours(1))]).When(Miss(3)).ThenBroken("R5_future");

    [Fact]
    public void Recording_it_again_changes_nothing() =>
        Given([.. Start, Due(3), WasMissed(3)]).When(Miss(3)).Then();

    private static SessionScheduled Due(int session) => SessionHistory.Scheduled(session, Now.AddHours(-1));

    private static MissSession Miss(int session) => new(session, "did_not_attend", null);

    private static SessionMissed WasMissed(int session) => new(session, "did_not_attend", true, Now.AddHours(-1), "treatment", null);
}
