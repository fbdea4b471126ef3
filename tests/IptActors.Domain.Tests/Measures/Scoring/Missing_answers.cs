namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class Missing_answers
{
    [Fact]
    public void Phq9_with_two_missing_is_prorated_and_rounded()
    {
        var score = Answers.Score("phq9", 2, 2, 2, 1, 1, 1, 1, null, null);

        // 10 / 7 * 9 = 12.86
        Assert.Equal((10, 13, 7, 2, true, "moderate"), (score.RawTotal, score.Total!.Value, score.Answered, score.Missing, score.Prorated, score.Band));
    }

    [Fact]
    public void A_half_rounds_up()
    {
        var score = Answers.Score("phq9", 3, 3, 1, 1, 1, 1, 1, 1, null);

        // 12 / 8 * 9 = 13.5
        Assert.Equal(14, score.Total);
    }

    [Fact]
    public void Phq9_with_three_missing_has_no_total_no_band_and_no_case()
    {
        var score = Answers.Score("phq9", 3, 3, 3, 3, 3, 3, null, null, null);

        Assert.Equal((18, null, null, null, false), (score.RawTotal, score.Total, score.Band, score.Case, score.Prorated));
    }

    [Fact]
    public void An_absent_item_and_one_sent_as_null_are_both_missing()
    {
        var score = Answers.Score("gad7", Answers.InOrder("gad7", 1, 1, 1, 1, 1, null).ToList());

        Assert.Equal((2, 7), (score.Missing, score.Total!.Value));
    }

    [Fact]
    public void A_complete_questionnaire_is_not_prorated() => Assert.False(Answers.Score("gad7", 1, 1, 1, 1, 1, 1, 1).Prorated);

    [Fact]
    public void An_empty_questionnaire_has_no_total() => Assert.Null(Answers.Score("phq9", Answers.All("phq9", null)).Total);

    [Fact]
    public void Core_om_divides_by_the_answered_items()
    {
        var score = Answers.Score("core_om", Answers.All("core_om", 2).SkipLast(3).ToList());

        Assert.Equal((200, 3, true), (score.Total!.Value, score.Missing, score.Prorated));
    }

    [Fact]
    public void Core_om_with_four_missing_has_no_total() =>
        Assert.Null(Answers.Score("core_om", Answers.All("core_om", 2).SkipLast(4).ToList()).Total);

    [Fact]
    public void A_core_om_domain_tolerates_one_missing_item()
    {
        var one = Answers.Score("core_om", Answers.All("core_om", 2).Where(a => a.Key != "core_om_6").ToList());
        var two = Answers.Score("core_om", Answers.All("core_om", 2).Where(a => a.Key is not ("core_om_6" or "core_om_9")).ToList());

        Assert.Equal(200, one.Subscales.Single(s => s.Code == "risk").Total);
        Assert.Null(two.Subscales.Single(s => s.Code == "risk").Total);
        Assert.Equal(200, two.Total);
    }

    [Fact]
    public void Core10_tolerates_one_missing_item()
    {
        Assert.Equal(20, Answers.Score("core10", Answers.All("core10", 2).SkipLast(1).ToList()).Total);
        Assert.Null(Answers.Score("core10", Answers.All("core10", 2).SkipLast(2).ToList()).Total);
    }

    [Fact]
    public void Wsas_prorates_only_the_work_item()
    {
        Assert.Equal(20, Answers.Score("wsas", null, 4, 4, 4, 4).Total);
        Assert.Null(Answers.Score("wsas", 4, null, 4, 4, 4).Total);
    }

    [Theory]
    [InlineData("hamd17"), InlineData("bdi2"), InlineData("epds"), InlineData("pcl5"), InlineData("iip32"), InlineData("ors"), InlineData("srs")]
    public void Other_measures_have_a_total_only_when_complete(string measure)
    {
        Assert.NotNull(Answers.Score(measure, Answers.All(measure, 1)).Total);
        Assert.Null(Answers.Score(measure, Answers.All(measure, 1).SkipLast(1).ToList()).Total);
    }
}
