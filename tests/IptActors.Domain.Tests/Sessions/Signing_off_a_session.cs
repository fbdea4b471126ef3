using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Signing_off_a_session : CourseSpecification
{
    [Fact]
    public void A_complete_session_of_the_middle_phase_is_signed_off() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), SessionHistory.Held(5, 5)]).When(new SignOffSession(5)).Then(new SessionSignedOff(5, 5));

    [Fact]
    public void Signing_off_twice_changes_nothing() =>
        Given(SessionHistory.With(History.InMiddle, 4)).When(new SignOffSession(4)).Then();

    [Fact]
    public void What_was_not_held_cannot_be_signed_off() =>
        Given([.. History.InMiddle, .. SessionHistory.Missed(1, 0)]).When(new SignOffSession(1)).ThenBroken("R2");

    [Fact]
    public void A_middle_session_without_its_elements_warns() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), Bare]).When(new SignOffSession(5))
            .Then(
                new SessionSignedOff(5, 5),
                new FindingRaised("T14", "Session 5 of the middle phase lacks the opening check, the symptom review, the link of mood and event."),
                new FindingRaised("technique_missing", "Session 5 of the middle phase names no technique used on a focus."));

    [Fact]
    public void Techniques_added_later_count() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), Bare with { OpeningCheck = true, SymptomReview = true }])
            .After(new RecordTechniques(5, [new("timeline_linking", "role_transition", null)], []))
            .When(new SignOffSession(5)).ThenWarned();

    [Fact]
    public void Techniques_recorded_already_are_not_added_again() =>
        Given([.. History.InMiddle, SessionHistory.Held(1, 1)])
            .When(new RecordTechniques(1, [new("role_play", "role_transition", 20), new("clarification", null, null)], []))
            .Then(new TechniquesRecorded(1, [new("clarification", null, null)], []));

    [Fact]
    public void A_session_of_the_initial_phase_is_not_asked_for_them() =>
        Given([.. SessionHistory.With(History.InInitial, 1, Phase.Initial), Bare with { Session = 2, Number = 2, Phase = Phase.Initial }])
            .When(new SignOffSession(2)).ThenWarned();

    [Fact]
    public void While_a_risk_review_waits_no_session_is_signed_off() =>
        Given([.. SessionHistory.With(History.InMiddle, 4), SessionHistory.Held(5, 5), WaitingReview]).When(new SignOffSession(5)).ThenBroken("R10");

    [Fact]
    public void Session_1_is_not_signed_off_before_the_risk_is_known() =>
        Given([.. History.InInitial, FirstSession]).When(new SignOffSession(1)).ThenBroken("T05");

    [Fact]
    public void Nor_before_a_safety_plan_that_is_needed() =>
        Given([.. History.InInitial, FirstSession, Assessed("moderate", true)]).When(new SignOffSession(1)).ThenBroken("T05");

    [Fact]
    public void Known_to_be_none_the_risk_holds_nothing_up() =>
        Given([.. History.InInitial, FirstSession, Assessed("none", false)]).When(new SignOffSession(1)).Then(new SessionSignedOff(1, 1));

    private static SessionHeld FirstSession => SessionHistory.Held(1, 1, Phase.Initial);

    private static RiskReviewRequired WaitingReview => new(1, "measure", 1, false, 0, false, 5, false, Today);

    private static RiskAssessed Assessed(string level, bool planNeeded) => new(level, [], null, planNeeded, null, 1);

    private static SessionHeld Bare =>
        SessionHistory.Held(5, 5) with { OpeningCheck = false, SymptomReview = false, MoodEventLink = false, Techniques = [] };
}
