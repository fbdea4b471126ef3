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
    public void The_reason_is_a_code() => Given(Held).When(Wrong with { Reason = "" }).ThenInvalid("reason");

    private static SessionCorrected Right => new(
        5, (int)Given(Held).State.Version, true, false, 5, true, Phase.Middle, Now.AddHours(-1), 50, "treatment", "individual", "attended_on_time", "in_person",
        true, true, true, [], "wrong_value", null);
}
