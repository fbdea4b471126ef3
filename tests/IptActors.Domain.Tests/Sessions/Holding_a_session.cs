using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Holding_a_session : CourseSpecification
{
    [Fact]
    public void An_unplanned_session_gets_an_ordinal_and_the_next_number() =>
        Given(SessionHistory.With(History.InMiddle, 4)).When(SessionHistory.Hold).Then(SessionHistory.Held(5, 5));

    [Fact]
    public void A_planned_session_keeps_the_ordinal_type_and_group_of_its_appointment() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), SessionHistory.Scheduled(5, Now.AddHours(-2), "review") with { GroupRef = "group-3" }])
            .When(SessionHistory.Hold with { Session = 5 })
            .Then(SessionHistory.Held(5, null) with { Planned = true, AppointmentType = "review", TreatmentContact = false, GroupRef = "group-3" });

    [Fact]
    public void Missed_appointments_use_no_number() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), .. SessionHistory.Missed(5, 0)])
            .When(SessionHistory.Hold with { StartedAt = Now.AddMinutes(-5) })
            .Then(SessionHistory.Held(6, 5) with { StartedAt = Now.AddMinutes(-5) });

    [Fact]
    public void Recording_the_same_session_again_changes_nothing() =>
        Given([.. History.InMiddle, SessionHistory.Held(1, 1)]).When(SessionHistory.Hold with { Session = 1 }).Then();

    [Fact]
    public void An_appointment_recorded_as_missed_is_corrected_and_not_held() =>
        Given([.. History.InMiddle, .. SessionHistory.Missed(1, 0)]).When(SessionHistory.Hold with { Session = 1 }).ThenBroken("appointment_settled");

    [Fact]
    public void A_session_in_the_future_is_refused() =>
        Given(History.InMiddle).When(SessionHistory.Hold with { StartedAt = Now.AddMinutes(1) }).ThenBroken("R5_future");

    [Fact]
    public void A_session_of_a_suspended_course_is_refused() =>
        Given([.. History.InMiddle, new CourseSuspended("holiday", null, null)]).When(SessionHistory.Hold).ThenBroken("R6");

    [Fact]
    public void A_second_session_of_the_day_warns() =>
        Given([.. History.InMiddle, SessionHistory.Held(1, 1) with { StartedAt = Now.AddHours(-3) }])
            .When(SessionHistory.Hold).ThenWarned("R5_same_day");

    [Fact]
    public void A_session_entered_late_gets_the_next_number_and_is_pointed_out() =>
        Given(SessionHistory.With(History.InMiddle, 4))
            .When(SessionHistory.Hold with { StartedAt = Now.AddDays(-10) })
            .Then(
                SessionHistory.Held(5, 5) with { StartedAt = Now.AddDays(-10) },
                new FindingRaised("session_out_of_order", "Appointment 4, held on 2026-02-23, was recorded before this one of 2026-02-20."));

    [Fact]
    public void A_cancelled_or_missed_attendance_is_not_a_session() =>
        Given(History.InMiddle).When(SessionHistory.Hold with { Attendance = "did_not_attend" }).ThenInvalid("attendance");

    [Fact]
    public void An_element_of_another_treatment_warns() =>
        Given(History.InMiddle).When(SessionHistory.Hold with { Adjuncts = [new AdjunctUse("cbt_element", null, null, null)] })
            .ThenWarned("off_model_element");

    [Fact]
    public void A_session_left_unsigned_is_pointed_out_at_the_next() =>
        Given([.. History.InMiddle, SessionHistory.Held(1, 1) with { StartedAt = Now.AddDays(-7) }])
            .When(SessionHistory.Hold).ThenWarned("signoff_overdue");

    [Fact]
    public void Unknown_techniques_are_reported_with_their_place() =>
        Given(History.InMiddle)
            .When(SessionHistory.Hold with { Techniques = [new("role_play", null, null), new("hypnosis", "luck", 0)] })
            .ThenInvalid("techniques[1].technique", "techniques[1].focus_area", "techniques[1].minutes");
}
