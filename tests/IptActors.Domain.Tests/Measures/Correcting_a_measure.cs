using IptActors.Domain.Measures;
using IptActors.Domain.Risks;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Measures;

public sealed class Correcting_a_measure : MeasureSpecification
{
    private static readonly int First = History.InMiddle.Length + 1;

    [Fact]
    public void Scores_the_right_answers_anew_and_refers_to_the_original()
    {
        var corrected = Single<MeasureCorrected>(After(Phq9Total(18)).When(Correct(First, Phq9Total(8))));

        Assert.Equal((1, First, "wrong_value", "phq9"), (corrected.Administration, corrected.RefersTo, corrected.Reason, corrected.Measure));
        Assert.Equal((8, "mild", false), (corrected.Score.Total, corrected.Score.Band, corrected.Score.Case));
    }

    [Fact]
    public void Keeps_the_time_and_the_session_unless_they_were_wrong()
    {
        var scenario = After(Phq9Total(18));

        Assert.Equal(Now.AddDays(-1), Single<MeasureCorrected>(scenario.When(Correct(First, Phq9Total(8)))).CompletedAt);
        Assert.Equal(Now.AddDays(-3), Single<MeasureCorrected>(scenario.When(Correct(First, Phq9Total(8)) with { CompletedAt = Now.AddDays(-3) })).CompletedAt);
    }

    [Fact]
    public void Replaces_the_score_of_the_course() =>
        Assert.Equal(8, After(Phq9Total(18)).After(Correct(First, Phq9Total(8))).State.Measures.Latest("phq9")!.Total);

    [Fact]
    public void Is_compared_with_the_first_score_but_not_with_itself()
    {
        var scenario = After(Phq9Total(18), Phq9Total(17));

        Assert.Null(Single<MeasureCorrected>(scenario.When(Correct(First, Phq9Total(20)))).Change);
        Assert.Equal(10, Single<MeasureCorrected>(scenario.When(Correct(First + 1, Phq9Total(8)))).Change!.Improvement);
    }

    [Fact]
    public void Requires_a_review_when_it_uncovers_an_endorsed_risk_item()
    {
        var outcome = After(Phq9Total(4)).When(Correct(First, Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)));

        Assert.Equal(1, Single<RiskReviewRequired>(outcome).Administration);
        Assert.Equal(24, Single<RiskReviewRequired>(outcome).AgeHours);
    }

    [Fact]
    public void Leaves_an_open_review_open_when_the_risk_item_was_wrong()
    {
        var corrected = After(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)).After(Correct(First, Phq9Total(0)));

        Assert.Equal(1, corrected.State.Risks.OpenReviewCount);
    }

    [Fact]
    public void Opens_no_second_review_while_the_open_one_covers_it() =>
        Assert.Equal(0, Count<RiskReviewRequired>(After(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 2)).When(Correct(First, Phq9(0, 0, 0, 0, 0, 0, 0, 0, 3)))));

    [Fact]
    public void Opens_another_review_when_the_right_answer_needs_contact_today_and_the_open_one_did_not()
    {
        var outcome = After(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)).When(Correct(First, Phq9(0, 0, 0, 0, 0, 0, 0, 0, 2)));

        Assert.Equal((2, true), (Single<RiskReviewRequired>(outcome).Review, Single<RiskReviewRequired>(outcome).Escalate));
    }

    [Fact]
    public void Opens_another_review_after_the_first_was_answered_as_an_error()
    {
        var answered = After(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1))
            .After(Correct(First, Phq9Total(0)))
            .After(new AcknowledgeRiskReview(1, "entered_in_error", History.Text, null));

        Assert.Equal(2, Single<RiskReviewRequired>(answered.When(Correct(First, Phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)))).Review);
    }

    [Fact]
    public void May_say_that_only_the_total_is_known() =>
        Assert.True(Single<MeasureCorrected>(After(Phq9Total(18)).When(Correct(First, Phq9Total(8)) with { Items = [], Total = 8 })).TotalOnly);

    [Fact]
    public void Goes_on_after_closure() =>
        Assert.Equal(8, Single<MeasureCorrected>(Given(History.Completed).After(Phq9Total(18)).When(Correct(History.Completed.Length + 1, Phq9Total(8)))).Score.Total);

    [Fact]
    public void Is_refused_for_an_event_that_completed_no_measure() =>
        After(Phq9Total(18)).When(Correct(1, Phq9Total(8))).ThenBroken("R11");

    [Fact]
    public void Names_the_answers_that_have_no_place_on_the_form() =>
        After(Phq9Total(18)).When(Correct(First, Complete("gad7", 1))).ThenInvalid("items[0].item");

    [Fact]
    public void Needs_the_right_answers_or_the_right_total() =>
        After(Phq9Total(18)).When(Correct(First, Phq9Total(8)) with { Items = [] }).ThenInvalid("items");

    private static CorrectMeasure Correct(int refersTo, CompleteMeasure right) =>
        new(refersTo, "wrong_value", new ProtectedText("Two forms were swapped."), right.Items, null, null, null);
}
