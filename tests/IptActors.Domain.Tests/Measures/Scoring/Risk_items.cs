namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class Risk_items
{
    [Theory]
    [InlineData("phq9", "phq9_9", 1, false), InlineData("phq9", "phq9_9", 2, true), InlineData("phq9", "phq9_9", 3, true)]
    [InlineData("bdi2", "bdi2_9", 1, false), InlineData("bdi2", "bdi2_9", 2, true)]
    [InlineData("hamd17", "hamd17_3", 1, false), InlineData("hamd17", "hamd17_3", 2, false), InlineData("hamd17", "hamd17_3", 3, true)]
    [InlineData("epds", "epds_10", 1, false)]
    [InlineData("core10", "core10_6", 1, false)]
    [InlineData("core_om", "core_om_6", 1, false), InlineData("core_om", "core_om_34", 1, false)]
    public void A_single_answer_is_enough_even_when_nothing_else_is_answered(string measure, string item, int answer, bool escalate)
    {
        var score = Answers.Score(measure, new[] { KeyValuePair.Create(item, (int?)answer) });

        var endorsed = Assert.Single(score.RiskItems);
        Assert.Equal((item, answer, escalate), (endorsed.Item, endorsed.Level, endorsed.Escalate));
        Assert.Null(score.Total);
    }

    [Fact]
    public void An_answer_of_0_raises_nothing()
    {
        var score = Answers.Score("phq9", Answers.All("phq9", 0));

        Assert.Empty(score.RiskItems);
        Assert.Empty(score.RiskItemsMissing);
    }

    [Fact]
    public void A_risk_item_without_answer_is_named_and_allows_no_inference()
    {
        var score = Answers.Score("phq9", 3, 3, 3, 3, 3, 3, 3, 3, null);

        Assert.Equal(["phq9_9"], score.RiskItemsMissing);
        Assert.Empty(score.RiskItems);
        Assert.Equal(27, score.Total);
    }

    [Fact]
    public void A_low_total_does_not_hide_a_risk_answer() =>
        Assert.Single(Answers.Score("phq9", 0, 0, 0, 0, 0, 0, 0, 0, 1).RiskItems);

    [Fact]
    public void Epds_also_asks_about_the_baby() =>
        Assert.Contains("infant_safety", Answers.Score("epds", 0, 0, 0, 0, 0, 0, 0, 0, 0, 1).RiskItems.Single().Prompts);

    [Fact]
    public void Core_om_has_six_risk_items_of_two_concerns()
    {
        var score = Answers.Score("core_om", Answers.All("core_om", 1));

        Assert.Equal(["core_om_6", "core_om_9", "core_om_16", "core_om_22", "core_om_24", "core_om_34"], score.RiskItems.Select(r => r.Item));
        Assert.Equal(["core_om_6", "core_om_22"], score.RiskItems.Where(r => r.Concern == "harm_to_others").Select(r => r.Item));
    }

    [Theory]
    [InlineData("gad7"), InlineData("pcl5"), InlineData("wsas"), InlineData("iip32"), InlineData("ors"), InlineData("srs")]
    public void Measures_without_risk_item_never_raise_one(string measure) =>
        Assert.Empty(Answers.Score(measure, Answers.All(measure, Answers.Of(measure).Items[0].Max)).RiskItems);
}
