using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Outcomes;

/// <summary>The rows of the worked table, by their numbers there. Y is true, n is false, "-" and "n/a" are null.</summary>
public sealed class The_worked_cases_of_NHS_Talking_Therapies
{
    public static TheoryData<int, int?[], int, string, bool, string> Rows { get; } = new()
    {
        // number, PHQ first, PHQ last, GAD first, GAD last; contacts; finished, case start, case end, recovery, improved, reliably recovered, deteriorated, none; in recovery base; what it shows
        { 1, [18, 7, 14, 5], 12, "YYnYYYnn", true, "typical full response" },
        { 2, [10, 9, 7, 7], 8, "YYnYnnnY", true, "crosses the cut-off by a change of 1" },
        { 4, [15, 9, 8, 4], 12, "YYnYYYnn", true, "changes of exactly 6 and 4" },
        { 6, [20, 14, 15, 11], 16, "YYYnYnnn", true, "large change, still a case" },
        { 7, [9, 3, 7, 3], 6, "Ynn-Y-nn", false, "never a case, both improve reliably" },
        { 9, [8, 15, 6, 7], 5, "YnY-n-Yn", false, "not a case, becomes one" },
        { 14, [20, 12, 6, 12], 12, "YYYnnnnY", true, "opposite reliable changes" },
        { 19, [18, 7, 14, 5], 1, "nYn-----", false, "one contact only" },
        { 21, [18, 7, 14, null], 12, "YY------", true, "last GAD-7 missing" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Come_out_as_worked(int row, int?[] scores, int contacts, string expected, bool inRecoveryBase, string shows)
    {
        var outcome = Judge(scores, contacts);

        var found = string.Concat(
            Letter(outcome.Finished), Letter(outcome.CaseAtStart), Letter(outcome.CaseAtEnd), Letter(outcome.Recovered),
            Letter(outcome.ReliablyImproved), Letter(outcome.ReliablyRecovered), Letter(outcome.ReliablyDeteriorated), Letter(outcome.NoReliableChange));
        Assert.Equal((row, expected, inRecoveryBase, shows), (row, found, outcome.CountsForRecovery, shows));
    }

    [Theory]
    [InlineData(10, 10, 8, 8, true)]
    [InlineData(9, 9, 7, 7, false)]
    [InlineData(9, 9, 8, 8, true)]
    public void Caseness_begins_at_10_on_the_PHQ_9_and_at_8_on_the_GAD_7(int phqFirst, int phqLast, int gadFirst, int gadLast, bool expected) =>
        Assert.Equal(expected, Judge([phqFirst, phqLast, gadFirst, gadLast], 5).CaseAtStart);

    [Fact]
    public void A_course_can_recover_and_reliably_deteriorate_never_both_improve_and_deteriorate()
    {
        // Below 10 and 8 at the end, but the GAD-7 rose by 4 while the PHQ-9 fell by less than 6.
        var outcome = Judge([10, 9, 3, 7], 6);

        Assert.True(outcome.Recovered);
        Assert.True(outcome.ReliablyDeteriorated);
        Assert.False(outcome.ReliablyImproved);
        Assert.False(outcome.ReliablyRecovered);
    }

    [Fact]
    public void A_course_without_first_scores_stays_in_the_denominator_of_recovery()
    {
        var outcome = Judge([null, null, null, null], 4);

        Assert.True(outcome.CountsForRecovery);
        Assert.Null(outcome.Recovered);
        Assert.False(outcome.Paired);
    }

    [Fact]
    public void A_measure_still_at_caseness_decides_against_recovery_even_when_the_other_is_missing() =>
        Assert.False(Judge([18, 15, 14, null], 12).Recovered);

    [Fact]
    public void A_course_that_was_not_closed_is_not_finished() =>
        Assert.False(Judge([18, 7, 14, 5], 12, ended: false).Finished);

    [Theory]
    [InlineData(42, true, true)]
    [InlineData(43, false, true)]
    [InlineData(126, false, true)]
    [InlineData(127, false, false)]
    public void Waits_of_exactly_42_and_126_days_are_in_time(int days, bool six, bool eighteen)
    {
        var outcome = OutcomeJudge.Judge(Rules, BuiltInCatalog.Instance, Facts([18, 7, 14, 5], 12) with { FirstContactOn = History.FirstDay.AddDays(days) });

        Assert.Equal((six, eighteen), (outcome.WithinShortWait, outcome.WithinLongWait));
    }

    [Fact]
    public void Without_the_clause_on_the_other_measure_an_improvement_stands_against_a_rise()
    {
        var outcome = OutcomeJudge.Judge(Rules with { OppositeChangeVoids = false }, BuiltInCatalog.Instance, Facts([20, 12, 6, 12], 12));

        Assert.True(outcome.ReliablyImproved);
        Assert.False(outcome.ReliablyDeteriorated);
    }

    private static OutcomeRuleSet Rules => BuiltInCatalog.Instance.OutcomeRules["nhs-tt"];

    private static CourseOutcome Judge(int?[] scores, int contacts, bool ended = true) =>
        OutcomeJudge.Judge(Rules, BuiltInCatalog.Instance, Facts(scores, contacts) with { EndedOn = ended ? History.FirstDay.AddDays(120) : null });

    private static OutcomeFacts Facts(int?[] scores, int contacts) => new(
        History.FirstDay,
        History.FirstDay.AddDays(120),
        contacts,
        History.FirstDay.AddDays(14),
        History.FirstDay.AddDays(21),
        [new OutcomePair("phq9", scores[0], scores[1]), new OutcomePair("gad7", scores[2], scores[3])]);

    private static string Letter(bool? value) => value switch { true => "Y", false => "n", null => "-" };
}
