using IptActors.Domain.Risks;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Measures;

public sealed class Endorsing_a_risk_item : MeasureSpecification
{
    [Fact]
    public void Requires_a_review_although_the_total_is_minimal()
    {
        var outcome = Given(History.InMiddle).When(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1));

        outcome.Then(
            Completed(outcome) with { Endorsed = [new("phq9_9", 1)], Score = Completed(outcome).Score with { Total = 1, Band = "minimal" } },
            new RiskItemEndorsed(1, "phq9", "phq9_9", 1, Escalate: false, "self_harm", ["ask_directly"]),
            new RiskReviewRequired(1, "measure", 1, Escalate: false, AgeHours: 0, Late: false, Session: null, AfterClosure: false, Today.AddDays(1)));
    }

    [Fact]
    public void Asks_for_contact_on_the_same_day_from_the_second_step_on()
    {
        var outcome = Given(History.InMiddle).When(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 2));

        Assert.True(Single<RiskItemEndorsed>(outcome).Escalate);
        Assert.Equal((true, Today), (Single<RiskReviewRequired>(outcome).Escalate, Single<RiskReviewRequired>(outcome).DueOn));
        outcome.ThenWarned("escalate_same_day");
    }

    [Fact]
    public void Requires_a_review_although_too_few_items_are_answered_for_a_total()
    {
        var outcome = Given(History.InMiddle).When(Phq9(null, null, null, null, null, null, null, null, 1));

        Assert.Null(Completed(outcome).Score.Total);
        Assert.Equal(1, Count<RiskReviewRequired>(outcome));
    }

    [Fact]
    public void Tells_how_old_an_answer_is_that_was_entered_late()
    {
        var outcome = Given(History.InMiddle).When(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1) with { CompletedAt = Now.AddHours(-49.5) });

        Assert.Equal((49, true), (Single<RiskReviewRequired>(outcome).AgeHours, Single<RiskReviewRequired>(outcome).Late));
        outcome.ThenWarned("risk_entry_late");
    }

    [Fact]
    public void Requires_a_review_after_closure_too() =>
        Assert.True(Single<RiskReviewRequired>(Given(History.Completed).When(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1))).AfterClosure);

    [Fact]
    public void Opens_one_review_for_several_items_of_one_form()
    {
        var values = new int?[34];
        Array.Fill(values, 0);
        (values[5], values[8]) = (1, 2);

        var outcome = Given(History.InMiddle).When(Complete("core_om", values));

        Assert.Equal(2, Count<RiskItemEndorsed>(outcome));
        Assert.True(Single<RiskReviewRequired>(outcome).Escalate);
    }

    [Fact]
    public void Concludes_nothing_from_a_missing_answer_and_asks_the_clinician()
    {
        var outcome = Given(History.InMiddle).When(Phq9(0, 0, 0, 0, 0, 0, 0, 0, null));

        Assert.Equal(0, Count<RiskReviewRequired>(outcome));
        outcome.ThenWarned("risk_item_missing", "score_prorated");
    }

    [Fact]
    public void Never_happens_on_a_measure_without_risk_items() =>
        Assert.Equal(0, Count<RiskEvent>(Given(History.InMiddle).When(Complete("gad7", 3, 3, 3, 3, 3, 3, 3))));

    /// <summary>The invented series S-C: item 9 rises from 0 to 2 over four sessions.</summary>
    [Fact]
    public void Opens_a_review_for_every_administration_that_shows_it()
    {
        var state = After(Phq9(2, 2, 2, 2, 2, 2, 0, 0, 0), Phq9(2, 2, 2, 2, 2, 2, 1, 0, 0), Phq9(2, 2, 2, 2, 2, 2, 2, 0, 1), Phq9(3, 3, 2, 2, 2, 2, 2, 0, 2)).State;

        Assert.Equal([3, 4], state.Risks.OpenReviews.Select(review => review.Administration!.Value));
        Assert.Equal([false, true], state.Risks.OpenReviews.Select(review => review.Escalate));
    }
}
