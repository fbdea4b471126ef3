using IptActors.Domain.Courses;
using IptActors.Domain.Risks;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Risks;

public sealed class Reviewing_risk : CourseSpecification
{
    private static readonly RaiseRiskConcern Call = new("self_harm", "third_party", false, History.Text, null);
    private static readonly AcknowledgeRiskReview Asked = new(1, "continue_monitoring", History.Text, null);

    [Fact]
    public void A_concern_opens_a_review_that_is_due_the_next_day() =>
        Given(History.InMiddle).When(Call).Then(
            new RiskConcernRaised("self_harm", "third_party", false, History.Text, null),
            new RiskReviewRequired(1, "third_party", null, false, 0, false, null, false, Today.AddDays(1)));

    [Fact]
    public void An_urgent_concern_is_due_the_same_day() =>
        Given(History.InMiddle).When(Call with { Escalate = true }).Then(
            new RiskConcernRaised("self_harm", "third_party", true, History.Text, null),
            new RiskReviewRequired(1, "third_party", null, true, 0, false, null, false, Today));

    [Fact]
    public void A_review_is_open_until_a_clinician_acknowledges_it()
    {
        var opened = Given(History.InMiddle).After(Call);

        Assert.Equal(1, opened.State.Risks.OpenReviewCount);
        opened.When(Asked).Then(new RiskReviewAcknowledged(1, "continue_monitoring", History.Text, null));
        Assert.Equal(0, opened.After(Asked).State.Risks.OpenReviewCount);
    }

    [Fact]
    public void Acknowledging_twice_changes_nothing() => Given(History.InMiddle).After(Call).After(Asked).When(Asked).Then();

    [Fact]
    public void An_acknowledged_review_keeps_its_outcome() =>
        Given(History.InMiddle).After(Call).After(Asked).When(Asked with { Outcome = "no_current_risk" }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void Somebody_who_takes_over_is_named()
    {
        var opened = Given(History.InMiddle).After(Call);

        opened.When(Asked with { Outcome = "escalated" }).ThenInvalid("escalated_to");
        opened.When(Asked with { Outcome = "escalated", EscalatedTo = "crisis team" })
            .Then(new RiskReviewAcknowledged(1, "escalated", History.Text, "crisis team"));
    }

    [Fact]
    public void A_late_answer_is_taken_with_a_warning()
    {
        var opened = Given([.. History.InMiddle, new RiskReviewRequired(1, "session", null, true, 0, false, null, false, Today.AddDays(-1))]);

        opened.When(Asked).ThenWarned("risk_review_late");
    }

    [Fact]
    public void A_review_the_course_does_not_have_is_refused() =>
        Given(History.InMiddle).When(Asked).ThenRejected(new Rejection.UnknownReference("review", "Expected a risk review of this course (0 so far), found 1."));

    [Fact]
    public void A_review_is_acknowledged_after_closure_too() =>
        Given([.. History.Completed, new RiskReviewRequired(1, "measure", 1, false, 0, false, null, true, Today)])
            .When(Asked).Then(new RiskReviewAcknowledged(1, "continue_monitoring", History.Text, null));

    [Fact]
    public void Each_review_has_its_own_number() =>
        Assert.Equal([2], Given(History.InMiddle).After(Call).After(Call).After(Asked).State.Risks.OpenReviews.Select(review => review.Ordinal));

    [Fact]
    public void What_was_seen_or_said_and_what_was_done_are_not_optional()
    {
        Given(History.InMiddle).When(new RaiseRiskConcern("", "rumour", false, new(""), null)).ThenInvalid("area", "source", "detail");
        Given(History.InMiddle).When(new AcknowledgeRiskReview(0, "", new(""), null)).ThenInvalid("review", "outcome", "action");
    }
}
