using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;

namespace IptActors.Domain.Tests.Outcomes;

public sealed class Publishing_figures
{
    private static readonly Publication Dashboard = Publication.Of(BuiltInCatalog.Instance.DefaultPolicy, BuiltInCatalog.Instance.OutcomeRules["nhs-tt"]);

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, 5L)]
    [InlineData(7, 5L)]
    [InlineData(8, 10L)]
    [InlineData(13, 15L)]
    [InlineData(57_359, 57_360L)]
    public void Counts_below_5_are_left_out_and_others_rounded_to_5(long count, long? shown) => Assert.Equal(shown, Dashboard.Count(count));

    [Theory]
    [InlineData(4, 100, false)]
    [InlineData(5, 100, true)]
    [InlineData(2, 4, false)]
    [InlineData(96, 100, false)]
    [InlineData(95, 100, true)]
    [InlineData(100, 100, true)]
    public void A_share_is_left_out_where_it_or_the_rest_is_a_few(long numerator, long denominator, bool shown) =>
        Assert.Equal(shown, Dashboard.Shows(new Share(numerator, denominator)));

    [Fact]
    public void Clinicians_see_every_count_as_it_is()
    {
        Assert.Equal(3, Publication.Everything.Count(3));
        Assert.True(Publication.Everything.Shows(new Share(1, 2)));
    }

    [Fact]
    public void A_single_small_group_takes_the_next_smallest_with_it() =>
        Assert.Equal([false, true, true, false], ComplementarySuppression.Hidden([40, 3, 8, 20], Dashboard));

    [Fact]
    public void Two_small_groups_hide_each_other() =>
        Assert.Equal([true, true, false], ComplementarySuppression.Hidden([3, 4, 20], Dashboard));

    [Fact]
    public void An_empty_group_hides_nothing() =>
        Assert.Equal([false, false], ComplementarySuppression.Hidden([0, 20], Dashboard));

    [Fact]
    public void Nothing_is_hidden_from_clinicians() =>
        Assert.Equal([false, false], ComplementarySuppression.Hidden([1, 20], Publication.Everything));

    /// <summary>55 % of "5 of 10" could only be 6 of 11.</summary>
    [Fact]
    public void A_published_share_is_that_of_the_rounded_counts()
    {
        Assert.Equal(new Share(5, 10), Dashboard.Publish(new Share(6, 11)));
        Assert.Equal(new Share(6, 11), Publication.Everything.Publish(new Share(6, 11)));
        Assert.Null(Dashboard.Publish(new Share(8, 11)));
    }

    [Fact]
    public void Means_and_medians_are_rounded_like_counts_and_never_left_out()
    {
        Assert.Equal([0, 5, 120, 125], new[] { 2, 3, 122, 123 }.Select(Dashboard.Round));
        Assert.Equal(123, Publication.Everything.Round(123));
    }
}
