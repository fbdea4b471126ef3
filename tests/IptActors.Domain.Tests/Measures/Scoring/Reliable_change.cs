using IptActors.Domain.Catalog;
using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class Reliable_change
{
    [Theory]
    [InlineData("phq9", 15, 9, ChangeDirection.Improved), InlineData("phq9", 15, 10, ChangeDirection.None)]
    [InlineData("phq9", 9, 15, ChangeDirection.Deteriorated), InlineData("phq9", 9, 14, ChangeDirection.None), InlineData("phq9", 9, 9, ChangeDirection.None)]
    [InlineData("gad7", 8, 4, ChangeDirection.Improved), InlineData("gad7", 8, 5, ChangeDirection.None), InlineData("gad7", 4, 8, ChangeDirection.Deteriorated)]
    public void Under_nhs_rules_a_change_equal_to_the_threshold_counts(string measure, int first, int last, ChangeDirection expected) =>
        Assert.Equal(expected, ReliableChangeCalculator.Compare(Answers.Of(measure), "nhs-tt", first, last));

    [Theory]
    [InlineData(14, 9, ChangeDirection.None), InlineData(14, 8, ChangeDirection.Improved)]
    public void The_generic_rule_for_gad7_asks_for_6(int first, int last, ChangeDirection expected) =>
        Assert.Equal(expected, ReliableChangeCalculator.Compare(Answers.Of("gad7"), "jt-generic", first, last));

    [Theory]
    [InlineData(200, 250, ChangeDirection.Improved), InlineData(200, 249, ChangeDirection.None), InlineData(250, 200, ChangeDirection.Deteriorated)]
    public void Where_higher_is_better_a_rise_is_an_improvement(int first, int last, ChangeDirection expected) =>
        Assert.Equal(expected, ReliableChangeCalculator.Compare(Answers.Of("ors"), "jt-generic", first, last));

    [Fact]
    public void Core_om_needs_5_points_stored_as_50_tenths()
    {
        Assert.Equal(ChangeDirection.Improved, ReliableChangeCalculator.Compare(Answers.Of("core_om"), "jt-generic", 180, 130));
        Assert.Equal(ChangeDirection.None, ReliableChangeCalculator.Compare(Answers.Of("core_om"), "jt-generic", 180, 131));
    }

    [Fact]
    public void A_rule_with_more_than_leaves_the_equal_change_out() =>
        Assert.Equal(ChangeDirection.None, ReliableChangeCalculator.Compare(new ReliableChange("paper", Comparison.MoreThan, 5), ScoreDirection.HigherIsWorse, 15, 10));

    [Fact]
    public void A_rule_set_the_measure_does_not_know_gives_no_answer() =>
        Assert.Null(ReliableChangeCalculator.Compare(Answers.Of("hamd17"), "nhs-tt", 25, 5));

    [Theory]
    [InlineData(18, 9, true), InlineData(18, 10, false), InlineData(15, 8, false), InlineData(15, 7, true)]
    public void Response_is_half_of_the_first_total(int first, int last, bool expected) =>
        Assert.Equal(expected, ReliableChangeCalculator.Responded(Answers.Of("phq9"), first, last));

    [Fact]
    public void A_first_total_of_0_has_no_response() => Assert.Null(ReliableChangeCalculator.Responded(Answers.Of("phq9"), 0, 0));

    [Theory]
    [InlineData("phq9", 4, null, true), InlineData("phq9", 5, null, false)]
    [InlineData("hamd17", 7, null, true), InlineData("hamd17", 8, null, false), InlineData("hamd17", 7, "ipt_trials", false), InlineData("hamd17", 6, "ipt_trials", true)]
    public void Remission_follows_the_named_rule(string measure, int total, string? rule, bool expected) =>
        Assert.Equal(expected, ReliableChangeCalculator.Remitted(Answers.Of(measure), total, rule));

    [Fact]
    public void A_measure_without_remission_rule_has_no_answer() => Assert.Null(ReliableChangeCalculator.Remitted(Answers.Of("wsas"), 0));

    [Theory]
    [InlineData("phq9", 18, 7, ClinicalSignificance.Recovered), InlineData("phq9", 20, 14, ClinicalSignificance.Improved)]
    [InlineData("phq9", 10, 9, ClinicalSignificance.Unchanged), InlineData("phq9", 8, 15, ClinicalSignificance.Deteriorated)]
    [InlineData("phq9", 9, 3, ClinicalSignificance.Improved)]
    public void Recovery_needs_a_reliable_change_across_the_cut_off(string measure, int first, int last, ClinicalSignificance expected) =>
        Assert.Equal(expected, Answers.Classify(measure, "nhs-tt", first, last));

    [Fact]
    public void Recovery_on_ors_means_rising_above_the_cut_off() =>
        Assert.Equal(ClinicalSignificance.Recovered, Answers.Classify("ors", "jt-generic", 210, 270));

    [Fact]
    public void A_rise_with_improvement_and_its_mirror_never_point_the_same_way() =>
        Assert.All(
            from measure in BuiltInCatalog.Instance.Measures
            from rule in measure.ReliableChange
            from first in Enumerable.Range(0, 28)
            from last in Enumerable.Range(0, 28)
            select (There: ReliableChangeCalculator.Compare(rule, measure.Direction, first, last), Back: ReliableChangeCalculator.Compare(rule, measure.Direction, last, first)),
            pair => Assert.Equal(
                pair.There,
                pair.Back switch { ChangeDirection.Improved => ChangeDirection.Deteriorated, ChangeDirection.Deteriorated => ChangeDirection.Improved, _ => ChangeDirection.None }));
}
