using IptActors.Domain.Catalog;
using IptActors.Domain.Measures;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Outcomes;

public sealed class Collecting_the_facts_of_a_course
{
    private static readonly OutcomeRuleSet Rules = BuiltInCatalog.Instance.OutcomeRules["nhs-tt"];

    private static readonly SeriesOfScores SA = new()
    {
        Phq9 = [18, 17, 17, 15, 14, 14, 12, 11, 12, 9, 9, 8, 8, 7, 7, 7],
        Gad7 = [14, 14, 13, 12, 12, 11, 10, 9, 10, 8, 7, 7, 6, 6, 5, 5],
    };

    [Fact]
    public void A_completed_course_of_sixteen_sessions_reliably_recovers() // S-A
    {
        Assert.Equal([new OutcomePair("phq9", 18, 7), new OutcomePair("gad7", 14, 5)], Facts(SA).Pairs);
        Assert.True(Outcome(SA).ReliablyRecovered);
    }

    [Fact]
    public void A_dropout_after_five_sessions_is_finished_without_recovery_or_reliable_change() // S-B
    {
        var outcome = Outcome(new() { Phq9 = [16, 15, 15, 13, 12], Gad7 = [11, 11, 10, 9, 9], ClosedAs = "ended_before_professional_planned" });

        Assert.True(outcome.Finished);
        Assert.False(outcome.Recovered);
        Assert.True(outcome.NoReliableChange);
    }

    [Fact]
    public void A_course_that_gets_worse_reliably_deteriorates() => // S-C
        Assert.True(Outcome(new() { Phq9 = [12, 13, 15, 18], Gad7 = [10, 10, 11, 12], ClosedAs = "referred_on" }).ReliablyDeteriorated);

    [Fact]
    public void A_course_below_caseness_improves_reliably_outside_the_denominator_of_recovery() // S-D
    {
        var outcome = Outcome(new() { Phq9 = [9, 6, 3], Gad7 = [7, 5, 3] });

        Assert.False(outcome.CountsForRecovery);
        Assert.Null(outcome.Recovered);
        Assert.True(outcome.ReliablyImproved);
    }

    [Fact]
    public void First_and_last_score_must_be_two_administrations() =>
        Assert.Equal(new OutcomePair("phq9", 18, null), Facts(new() { Phq9 = [18], Gad7 = [14, 9], Sessions = 4 }).Pairs[0]);

    [Fact]
    public void A_score_on_the_day_of_discharge_counts() =>
        Assert.Equal(4, Facts(SA with { Phq9 = [18, 4], Gad7 = [14, 5] }).Pairs[0].Last);

    [Fact]
    public void A_follow_up_after_discharge_is_never_the_last_score() => Assert.Equal(
        7, Facts(SA with { Then = [(SA.End.AddDays(30), SeriesOfScores.Score(33, "phq9", 2, SA.End.AddDays(30), null, afterClosure: true))] }).Pairs[0].Last);

    [Fact]
    public void A_score_given_for_a_missed_appointment_does_not_count()
    {
        var missed = SA.At(17);
        var course = SA with
        {
            ClosedAs = null,
            Then =
            [
                (SA.At(16).AddHours(1), SessionHistory.Scheduled(17, missed)),
                (missed, new SessionMissed(17, "did_not_attend", true, missed, "treatment", null)),
                (missed, SeriesOfScores.Score(33, "phq9", 2, missed, 17)),
            ],
        };

        Assert.Equal(7, Facts(course).Pairs[0].Last);
        Assert.Equal(2, OutcomeFacts.Of(course.State(), Rules, BuiltInCatalog.Instance.DefaultPolicy with { ScoresWithoutContactCount = true }).Pairs[0].Last);
    }

    [Fact]
    public void A_prorated_score_counts_only_where_the_policy_says_so()
    {
        var course = SA with { ClosedAs = null, Then = [(SA.At(17), SeriesOfScores.Score(33, "phq9", 2, SA.At(17), null, prorated: true))] };

        Assert.Equal(7, Facts(course).Pairs[0].Last);
        Assert.Equal(2, OutcomeFacts.Of(course.State(), Rules, BuiltInCatalog.Instance.DefaultPolicy with { ProratedScoresCountForOutcome = true }).Pairs[0].Last);
    }

    [Fact]
    public void A_score_from_before_the_referral_does_not_count()
    {
        var before = SA.At(1).AddDays(-60);

        Assert.Equal(18, Facts(SA with { Then = [(SA.End, SeriesOfScores.Score(33, "phq9", 25, before, null))] }).Pairs[0].First);
    }

    [Fact]
    public void A_correction_changes_the_outcome()
    {
        var right = new MeasureCorrected(
            31, 1, "wrong_value", null, "phq9", true, [], [], [], new Score(null, 16, 1, null, false, null, null, null, null, null, null, []), null, SA.At(16), 16, "0");

        Assert.True(Outcome(SA).Recovered);
        Assert.False(Outcome(SA with { Then = [(SA.End, right)] }).Recovered);
    }

    [Fact]
    public void Reopening_withdraws_the_flags_until_the_next_closure()
    {
        var outcome = Outcome(SA with { Then = [(SA.End.AddDays(10), new CourseReopened(Phase.Middle, 10, "relapse", null))] });

        Assert.False(outcome.Finished);
        Assert.Null(outcome.ReliablyRecovered);
    }

    [Fact]
    public void Waits_are_counted_from_referral_to_the_first_contact_and_to_the_second()
    {
        var facts = Facts(SA with { WaitDays = 42 });

        Assert.Equal((42, 7, 16), (facts.WaitDays, facts.GapDays, facts.Contacts));
    }

    [Fact]
    public void A_contact_that_is_no_treatment_does_not_count()
    {
        var assessment = SessionHistory.Held(17, null) with { StartedAt = SA.At(16), AppointmentType = "assessment", TreatmentContact = false };

        Assert.Equal(16, Facts(SA with { ClosedAs = null, Then = [(SA.At(16), assessment)] }).Contacts);
    }

    private static OutcomeFacts Facts(SeriesOfScores series) => OutcomeFacts.Of(series.State(), Rules, BuiltInCatalog.Instance.DefaultPolicy);

    private static CourseOutcome Outcome(SeriesOfScores series) => OutcomeJudge.Judge(Rules, BuiltInCatalog.Instance, Facts(series));
}
