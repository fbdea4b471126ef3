using IptActors.Domain.Reviews;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Reviews;

public class Looking_back_and_ending : CourseSpecification
{
    [Fact]
    public void A_review_says_after_which_session_it_was() =>
        Given(SessionHistory.With(History.InMiddle, 8)).When(new ReviewCourse("improved", true, null, History.Text))
            .Then(new CourseReviewed(8, "improved", true, null, History.Text));

    [Fact]
    public void A_review_after_the_middle_of_the_contract_is_late() =>
        Given(SessionHistory.With(History.InMiddle, 10)).When(new ReviewCourse("improved", true, null, null)).ThenWarned("task_overdue");

    [Fact]
    public void The_ending_is_discussed_with_sessions_left() =>
        Given(SessionHistory.With(History.InMiddle, 12)).When(new DiscussEnding(["sadness", "pride"], null))
            .Then(new EndingDiscussed(12, 4, ["sadness", "pride"], null));

    [Fact]
    public void First_discussed_with_one_session_left_it_comes_late() =>
        Given(SessionHistory.With(History.InTermination, 15)).When(new DiscussEnding([], null)).ThenWarned("ending_not_discussed");

    [Fact]
    public void Discussed_again_it_does_not() =>
        Given([.. SessionHistory.With(History.InTermination, 15), new EndingDiscussed(12, 4, [], null)])
            .When(new DiscussEnding(["relief"], null)).Then(new EndingDiscussed(15, 1, ["relief"], null));

    [Fact]
    public void Named_only_with_the_contract_it_still_comes_late() =>
        Given([.. SessionHistory.With(History.InTermination, 15), new EndingDiscussed(3, 13, [], null)])
            .When(new DiscussEnding(["relief"], null)).ThenWarned("ending_not_discussed");

    [Fact]
    public void Gains_are_reviewed_and_relapse_prevention_is_planned()
    {
        var state = Given(SessionHistory.With(History.InTermination, 15))
            .After(new ReviewGains([History.Text], History.Text, ["pride"]))
            .After(new PlanRelapsePrevention([History.Text], [History.Text], [], null))
            .After(new DecideFurtherTreatment("none", null, null)).State.Reviews;

        Assert.Equal((15, 15, 15, "none"), (state.GainsReviewedBySession, state.RelapsePlannedBySession, state.FurtherTreatmentBySession, state.FurtherTreatment));
    }

    [Fact]
    public void A_plan_against_relapse_has_signs_and_strategies() =>
        Given(History.InTermination).When(new PlanRelapsePrevention([], [History.Text, new(" ")], [], null)).ThenInvalid("warning_signs", "strategies[1]");

    [Fact]
    public void Nothing_to_follow_has_no_destination() =>
        Given(History.InTermination).When(new DecideFurtherTreatment("none", "other_therapy", null)).ThenInvalid("destination");

    [Fact]
    public void The_same_decision_again_changes_nothing() =>
        Given([.. History.InTermination, new FurtherTreatmentDecided(0, "maintenance", null, null)])
            .When(new DecideFurtherTreatment("maintenance", null, null)).Then();
}
