using IptActors.Domain.Catalog;

namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class Totals_bands_and_cases
{
    [Theory]
    [InlineData("phq9", 0, "minimal", false), InlineData("phq9", 4, "minimal", false), InlineData("phq9", 5, "mild", false)]
    [InlineData("phq9", 9, "mild", false), InlineData("phq9", 10, "moderate", true), InlineData("phq9", 14, "moderate", true)]
    [InlineData("phq9", 15, "moderately_severe", true), InlineData("phq9", 19, "moderately_severe", true), InlineData("phq9", 20, "severe", true)]
    [InlineData("phq9", 27, "severe", true)]
    [InlineData("gad7", 4, "minimal", false), InlineData("gad7", 5, "mild", false), InlineData("gad7", 7, "mild", false)]
    [InlineData("gad7", 8, "mild", true), InlineData("gad7", 10, "moderate", true), InlineData("gad7", 15, "severe", true), InlineData("gad7", 21, "severe", true)]
    [InlineData("hamd17", 7, "none", false), InlineData("hamd17", 8, "mild", false), InlineData("hamd17", 16, "mild", true)]
    [InlineData("hamd17", 17, "moderate", true), InlineData("hamd17", 23, "moderate", true), InlineData("hamd17", 24, "severe", true), InlineData("hamd17", 52, "severe", true)]
    [InlineData("bdi2", 13, "minimal", false), InlineData("bdi2", 14, "mild", true), InlineData("bdi2", 19, "mild", true)]
    [InlineData("bdi2", 20, "moderate", true), InlineData("bdi2", 28, "moderate", true), InlineData("bdi2", 29, "severe", true), InlineData("bdi2", 63, "severe", true)]
    [InlineData("wsas", 9, "low", false), InlineData("wsas", 10, "significant", true), InlineData("wsas", 20, "significant", true), InlineData("wsas", 21, "severe", true)]
    [InlineData("epds", 12, null, false), InlineData("epds", 13, null, true)]
    [InlineData("pcl5", 31, null, false), InlineData("pcl5", 32, null, true)]
    public void Bands_and_caseness_change_exactly_at_their_edges(string measure, int total, string? band, bool isCase)
    {
        var score = Answers.Score(measure, Answers.AddingUpTo(measure, total));

        Assert.Equal((total, band, isCase), (score.Total!.Value, score.Band, score.Case!.Value));
    }

    [Theory]
    [InlineData("core10", 10, "low", false), InlineData("core10", 11, "mild", true), InlineData("core10", 15, "moderate", true)]
    [InlineData("core10", 20, "moderately_severe", true), InlineData("core10", 25, "severe", true)]
    public void Bands_of_core10_hold_although_two_items_are_reversed(string measure, int total, string band, bool isCase)
    {
        // The two reversed items answered with 4 score 0, so the other eight carry the total.
        int?[] values = [0, 4, 4, 0, 0, 0, 0, 0, 0, 0];
        var left = total;
        foreach (var i in (int[])[0, 3, 4, 5, 6, 7, 8, 9])
        {
            values[i] = Math.Min(4, left);
            left -= values[i]!.Value;
        }

        var score = Answers.Score(measure, values);

        Assert.Equal((total, band, isCase), (score.Total!.Value, score.Band, score.Case!.Value));
    }

    [Fact]
    public void Hamd_items_have_the_range_of_the_rater_form() =>
        Assert.Equal(
            [4, 4, 4, 2, 2, 2, 4, 4, 4, 4, 4, 2, 2, 2, 4, 2, 2],
            Answers.Of("hamd17").Items.Select(i => i.Max));

    [Fact]
    public void Ors_lines_in_tenths_make_a_total_in_tenths_and_low_totals_are_clinical()
    {
        var low = Answers.Score("ors", 62, 63, 62, 63);
        var above = Answers.Score("ors", 62, 63, 63, 63);

        Assert.Equal((250, 10, true), (low.Total!.Value, low.Scale, low.Case!.Value));
        Assert.Equal((251, false), (above.Total!.Value, above.Case!.Value));
    }

    [Fact]
    public void The_cut_off_of_ors_depends_on_age()
    {
        var teen = Answers.Of("ors").CutOffFor(15);

        Assert.Equal("teen", teen!.Code);
        Assert.True(Answers.Score("ors", Answers.InOrder("ors", 70, 70, 70, 70), teen).Case);
        Assert.False(Answers.Score("ors", 70, 70, 70, 70).Case);
    }

    [Fact]
    public void Srs_below_36_asks_to_talk_about_the_alliance()
    {
        Assert.True(Answers.Score("srs", 90, 90, 90, 89).Case);
        Assert.False(Answers.Score("srs", 90, 90, 90, 90).Case);
    }

    [Fact]
    public void Core_om_is_the_mean_times_ten_in_tenths_with_positive_items_turned_round()
    {
        var score = Answers.Score("core_om", Answers.All("core_om", 0));

        // Eight positive items answered "not at all" score 4 each: 32 / 34 * 10 = 9.41
        Assert.Equal((32, 94, "low", false), (score.RawTotal, score.Total!.Value, score.Band, score.Case!.Value));
    }

    [Fact]
    public void Core_om_domains_have_4_12_12_and_6_items()
    {
        Assert.Equal([4, 12, 12, 6], Answers.Of("core_om").Subscales.Select(s => s.Items.Count));
        Assert.Equal(34, Answers.Of("core_om").Subscales.SelectMany(s => s.Items).Distinct().Count());
    }

    [Fact]
    public void Core_om_domains_are_scored_like_the_total()
    {
        var score = Answers.Score("core_om", Answers.All("core_om", 2));

        Assert.Equal([200, 200, 200, 200], score.Subscales.Select(s => s.Total!.Value));
    }

    [Fact]
    public void Iip32_reports_the_mean_of_the_items_in_hundredths()
    {
        var score = Answers.Score("iip32", [.. Enumerable.Repeat((int?)1, 31), 2]);

        // 33 / 32 = 1.03125
        Assert.Equal((33, 103, 100), (score.RawTotal, score.Total!.Value, score.Scale));
    }

    [Fact]
    public void A_named_cut_off_replaces_the_default()
    {
        var original = Answers.Of("gad7").CutOff("original");

        Assert.False(Answers.Score("gad7", Answers.AddingUpTo("gad7", 9), original).Case);
        Assert.True(Answers.Score("gad7", Answers.AddingUpTo("gad7", 9)).Case);
    }

    [Fact]
    public void A_measure_without_cut_off_makes_no_case()
    {
        var score = Answers.Score("iip32", Answers.All("iip32", 4));

        Assert.Null(score.Case);
        Assert.Null(score.CutOff);
    }

    [Fact]
    public void Every_reachable_total_of_a_measure_with_bands_has_one() =>
        Assert.All(
            from measure in BuiltInCatalog.Instance.Measures
            where measure.Bands.Count > 0
            from total in Enumerable.Range(measure.Total.Min, measure.Total.Max - measure.Total.Min + 1)
            select measure.BandOf(total),
            Assert.NotNull);
}
