using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Measures;

public sealed class Completing_a_measure : MeasureSpecification
{
    [Fact]
    public void Stores_the_answers_the_score_and_the_rules_that_made_it() =>
        Given(History.InMiddle).When(Phq9(3, 3, 2, 2, 2, 2, 2, 2, 0)).Then(new MeasureCompleted(
            Administration: 1,
            "phq9",
            TotalOnly: false,
            Items:
            [
                new("phq9_1", 3), new("phq9_2", 3), new("phq9_3", 2), new("phq9_4", 2), new("phq9_5", 2),
                new("phq9_6", 2), new("phq9_7", 2), new("phq9_8", 2), new("phq9_9", 0),
            ],
            MissingItems: [],
            Endorsed: [],
            new Score(18, 18, 1, 0, false, "moderately_severe", "case", true, false, null, null, []),
            Change: null,
            CompletedAt: Now,
            Session: null,
            "paper",
            "client",
            "en",
            "PHQ-9",
            RuleData,
            Request: null,
            AfterClosure: false));

    [Fact]
    public void Keeps_the_answers_in_the_order_of_the_form()
    {
        var shuffled = Phq9Total(10) with { Items = Phq9Total(10).Items.Reverse().ToValueList() };

        Assert.Equal(Completed(Given(History.InMiddle).When(Phq9Total(10))), Completed(Given(History.InMiddle).When(shuffled)));
    }

    [Fact]
    public void Prorates_up_to_two_missing_items_of_the_phq_9_and_says_so()
    {
        var outcome = Given(History.InMiddle).When(Phq9(2, 2, 2, 2, 2, 2, null, null, 0));

        var completed = Completed(outcome);
        Assert.Equal((12, 15, true, 2), (completed.Score.RawTotal, completed.Score.Total, completed.Score.Prorated, completed.Score.Missing));
        Assert.Equal(["phq9_7", "phq9_8"], completed.MissingItems);
        outcome.ThenWarned("score_prorated");
    }

    [Fact]
    public void Has_no_total_when_too_many_items_are_missing()
    {
        var outcome = Given(History.InMiddle).When(Phq9(2, 2, 2, 2, 2, null, null, null, 0));

        Assert.Null(Completed(outcome).Score.Total);
        Assert.Null(Completed(outcome).Score.Case);
        outcome.ThenWarned("score_incomplete");
    }

    [Fact]
    public void Counts_an_item_that_is_not_sent_as_missing()
    {
        var sent = Phq9(1, 1, 1, 1, 1, 1, 1, 1, 0) with { Items = Answers("phq9", 1, 1, 1, 1, 1, 1, 1, 1) };

        Assert.Equal(["phq9_9"], Completed(Given(History.InMiddle).When(sent)).MissingItems);
    }

    [Fact]
    public void Takes_the_time_it_was_filled_in_over_the_time_of_recording() =>
        Assert.Equal(Now.AddHours(-5), Completed(Given(History.InMiddle).When(Phq9Total(4) with { CompletedAt = Now.AddHours(-5) })).CompletedAt);

    [Fact]
    public void Judges_a_teenagers_ors_by_the_cut_off_of_teenagers()
    {
        var teenager = Given(History.Opened with { BirthDate = Today.AddYears(-15) });

        var score = Completed(teenager.When(Complete("ors", 60, 70, 60, 70))).Score;

        Assert.Equal((260, 10, "teen", true), (score.Total, score.Scale, score.CutOff, score.Case));
    }

    [Fact]
    public void Judges_the_same_ors_of_an_adult_as_not_clinical()
    {
        var score = Completed(Given(History.InMiddle).When(Complete("ors", 60, 70, 60, 70))).Score;

        Assert.Equal(("adult", false), (score.CutOff, score.Case));
    }

    [Fact]
    public void Warns_when_somebody_else_answered_a_self_report() =>
        Given(History.InMiddle).When(Phq9Total(4) with { CompletedBy = "parent" }).ThenWarned("respondent_differs");

    [Fact]
    public void Warns_when_the_first_score_is_below_what_the_protocol_admits() =>
        Given(History.Opened with { Protocol = "ipt-b-perinatal" }).When(Complete("epds", 1, 1, 1, 1, 1, 1, 1, 1, 1, 0)).ThenWarned("entry_criterion_not_met");

    [Fact]
    public void Names_every_answer_that_has_no_place_on_the_form() =>
        Given(History.InMiddle)
            .When(Phq9Total(4) with { Items = [new("phq9_1", 4), new("phq9_2", 1), new("phq9_2", 1), new("gad7_1", 0)] })
            .ThenInvalid("items[0].value", "items[2].item", "items[3].item");

    [Fact]
    public void Names_everything_else_that_is_wrong() =>
        Given(History.InMiddle)
            .When(new CompleteMeasure("phq2", [new("phq9_1", 1)], Now.AddMinutes(1), 0, "fax", "", "english", ""))
            .ThenInvalid("measure", "completed_at", "session", "language", "instrument_version", "mode", "completed_by");

    [Fact]
    public void Needs_at_least_one_answer() =>
        Given(History.InMiddle).When(Phq9Total(4) with { Items = [new("phq9_1", null)] }).ThenInvalid("items");

    [Fact]
    public void Is_refused_for_an_appointment_the_course_does_not_have() =>
        Given(History.InMiddle).When(Phq9Total(4) with { Session = 3 })
            .ThenRejected(new Rejection.UnknownReference("session", "Expected the ordinal of an appointment, 1 to 0, found 3."));

    [Fact]
    public void Warns_when_it_belongs_to_an_appointment_that_was_missed() =>
        Given([.. History.InMiddle, .. SessionHistory.Missed(1, 0)]).When(Phq9Total(4) with { Session = 1 }).ThenWarned("score_without_contact");

    [Fact]
    public void Goes_on_while_the_course_is_closed_and_is_marked_as_follow_up() =>
        Assert.True(Completed(Given(History.Completed).At(Now.AddDays(1)).When(Phq9Total(4))).AfterClosure);

    [Fact]
    public void Typed_in_after_the_closure_it_belongs_to_the_treatment_it_was_filled_in_in() =>
        Assert.False(Completed(Given(History.Completed).At(Now.AddDays(3)).OccurredAt(Now).When(Phq9Total(4))).AfterClosure);
}
