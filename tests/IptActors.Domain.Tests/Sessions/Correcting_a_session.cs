using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Correcting_a_session : CourseSpecification
{
    private static readonly CorrectSession Wrong = new(5, null, null, null, null, null, null, null, null, null, [], "wrong_value", null);

    private static readonly CourseEvent[] Held = [.. SessionHistory.With(History.InMiddle, 4), SessionHistory.Held(5, 5)];

    [Fact]
    public void The_correction_says_what_is_right_and_which_entry_was_wrong() =>
        Given(Held).When(Wrong with { Minutes = 45, RemoveTechniques = ["role_play"] }).Then(Right with { Minutes = 45, RemovedTechniques = ["role_play"] });

    [Fact]
    public void A_correction_that_changes_nothing_is_none() =>
        Given(Held).When(Wrong with { Minutes = 50, RemoveTechniques = ["decision_analysis"] }).Then();

    [Fact]
    public void A_session_that_was_not_attended_after_all_gives_its_place_back_and_its_number_to_nobody()
    {
        var corrected = Given(Held).After(Wrong with { Attendance = "did_not_attend" });

        Assert.Equal(4, corrected.State.Sessions.HeldCount);
        corrected.When(SessionHistory.Hold with { StartedAt = Now.AddMinutes(-5) }).ThenHappened(
            SessionHistory.Held(6, 6) with { StartedAt = Now.AddMinutes(-5) });
    }

    [Fact]
    public void A_missed_appointment_that_was_attended_after_all_gets_the_next_number() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), .. SessionHistory.Missed(5, 0)])
            .When(Wrong with { Attendance = "attended_late", StartedAt = Now.AddHours(-1) })
            .Then(Right with
            {
                RefersTo = (int)Given([.. SessionHistory.With(History.InMiddle, 4), .. SessionHistory.Missed(5, 0)]).State.Version,
                Attendance = "attended_late",
                OpeningCheck = false,
                SymptomReview = false,
                MoodEventLink = false,
            });

    [Fact]
    public void A_planned_appointment_has_nothing_to_correct() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), SessionHistory.Scheduled(5, Now.AddDays(1))]).When(Wrong with { Minutes = 45, Attendance = "attended_late" })
            .ThenBroken("R11", "R5_future");

    [Fact]
    public void A_cancelled_appointment_needs_to_be_told_what_is_right() =>
        Given(
            [
                .. SessionHistory.With(History.InMiddle, 4),
                SessionHistory.Scheduled(5, Now.AddHours(-1)),
                new SessionCancelled(5, "client", 0, false, Now.AddHours(-1), "treatment", null),
            ])
            .When(Wrong with { Minutes = 45 }).ThenBroken("R11");

    [Fact]
    public void Corrections_are_taken_after_closure() =>
        Given([.. Held, .. History.Completed[^2..]]).When(Wrong with { Minutes = 45 }).ThenHappened(Right with { Minutes = 45 });

    [Fact]
    public void A_session_that_turns_out_to_begin_treatment_needs_what_its_recording_needs() =>
        Given([History.Opened, .. SessionHistory.Missed(1, 0)]).When(Attended with { Session = 1 }).ThenBroken("T01", "no_therapist");

    [Fact]
    public void A_session_that_turns_out_to_begin_treatment_begins_it() =>
        Given([.. History.Accepted, .. SessionHistory.Missed(1, 0)]).When(Attended with { Session = 1 }).ThenHappened(
            new PhaseAdvanced(Phase.Referral, Phase.Initial),
            Right with { Session = 1, Number = 1, RefersTo = History.Accepted.Length + 2, Phase = Phase.Initial, OpeningCheck = false, SymptomReview = false, MoodEventLink = false });

    [Fact]
    public void Consent_is_asked_as_of_the_day_of_the_session() =>
        Given(
            [
                .. History.Accepted,
                History.ConsentToTreatment with { ExpiresOn = Today.AddDays(-1) },
                .. SessionHistory.Missed(1, 0),
            ])
            .When(Attended with { Session = 1 }).ThenBroken("T01");

    [Fact]
    public void No_session_turns_out_to_have_been_held_while_the_course_was_suspended() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), .. SessionHistory.Missed(5, 0), new CourseSuspended("illness", null, null)])
            .When(Attended).ThenBroken("R6");

    [Fact]
    public void A_session_before_the_suspension_may_have_been_held() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), .. SessionHistory.Missed(5, 0), new CourseSuspended("illness", null, null)])
            .When(Attended with { StartedAt = Now.AddDays(-1) }).ThenHappened(
                Right with
                {
                    RefersTo = (int)Given([.. SessionHistory.With(History.InMiddle, 4), .. SessionHistory.Missed(5, 0)]).State.Version,
                    StartedAt = Now.AddDays(-1),
                    OpeningCheck = false,
                    SymptomReview = false,
                    MoodEventLink = false,
                });

    [Fact]
    public void A_session_of_a_closed_course_belongs_to_the_phase_it_ended_in()
    {
        var closed = Given([.. SessionHistory.With(History.InMiddle, 4), .. SessionHistory.Missed(5, 0), .. History.Completed[^2..]]);

        Assert.Equal(Phase.Termination, closed.After(Attended).State.Sessions.Find(5)!.Phase);
    }

    [Fact]
    public void A_course_closed_before_treatment_gets_no_first_session_by_correction() =>
        Given([.. History.Accepted, .. SessionHistory.Missed(1, 0), ((CourseClosed)History.Completed[^1]) with { From = Phase.Referral }])
            .When(Attended with { Session = 1 }).ThenBroken("R3");

    [Fact]
    public void A_session_that_turns_out_missed_counts_towards_the_limit_of_missed_appointments() =>
        Given([.. SessionHistory.With(History.InMiddle, 3), .. SessionHistory.Missed(4, 1).Select(Earlier), SessionHistory.Held(5, 4)])
            .When(Wrong with { Attendance = "did_not_attend" }).ThenAlsoWarned("dna_limit_reached");

    [Fact]
    public void A_session_of_a_closed_course_that_turns_out_missed_proposes_nothing() =>
        Given([.. SessionHistory.With(History.InMiddle, 3), .. SessionHistory.Missed(4, 0).Select(Earlier), SessionHistory.Held(5, 4), .. History.Completed[^2..]])
            .When(Wrong with { Attendance = "did_not_attend" }).ThenWarned();

    [Fact]
    public void The_reason_is_a_code() => Given(Held).When(Wrong with { Reason = "" }).ThenInvalid("reason");

    private static CorrectSession Attended => Wrong with { Attendance = "attended_on_time", StartedAt = Now.AddHours(-1) };

    // After the last session held of the weekly row, and before that of an hour ago.
    private static CourseEvent Earlier(CourseEvent happened) => happened switch
    {
        SessionScheduled e => e with { StartsAt = Now.AddDays(-2) },
        SessionMissed e => e with { StartedAt = Now.AddDays(-2) },
        _ => happened,
    };

    private static SessionCorrected Right => new(
        5, (int)Given(Held).State.Version, true, false, 5, true, Phase.Middle, Now.AddHours(-1), 50, "treatment", "individual", "attended_on_time", "in_person",
        true, true, true, [], "wrong_value", null);
}
