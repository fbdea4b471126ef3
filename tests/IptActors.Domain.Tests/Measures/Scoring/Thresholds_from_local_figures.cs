using IptActors.Domain.Catalog;
using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class Thresholds_from_local_figures
{
    [Theory]
    [InlineData(5590, 870, 6)] // GAD-7 [BIS]: 5.59
    [InlineData(5000, 840, 6)] // PHQ-9: 5.54
    [InlineData(5500, 840, 7)] // 6.10
    [InlineData(6000, 840, 7)] // 6.65
    [InlineData(5000, 1000, 1)]
    public void The_threshold_is_the_next_whole_score_above_1_96_times_the_error_of_a_difference(int sd, int reliability, int expected) =>
        Assert.Equal(expected, JacobsonTruax.Threshold(sd, reliability));

    [Theory]
    [InlineData(-1, 500), InlineData(1, -1), InlineData(1, 1001)]
    public void Figures_outside_their_range_are_refused(int sd, int reliability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JacobsonTruax.Threshold(sd, reliability));

    [Fact]
    public void Cut_off_c_lies_between_the_means_weighted_by_the_other_spread() =>
        Assert.Equal(10_000, JacobsonTruax.CutOffC(meanClinical: 16_000, sdClinical: 6_000, meanNorm: 6_000, sdNorm: 4_000));

    [Fact]
    public void Cut_offs_a_and_b_are_mirrored_where_higher_is_better()
    {
        Assert.Equal((6_000, 14_000), (JacobsonTruax.CutOffA(ScoreDirection.HigherIsWorse, 16_000, 5_000), JacobsonTruax.CutOffB(ScoreDirection.HigherIsWorse, 6_000, 4_000)));
        Assert.Equal((26_000, -2_000), (JacobsonTruax.CutOffA(ScoreDirection.HigherIsBetter, 16_000, 5_000), JacobsonTruax.CutOffB(ScoreDirection.HigherIsBetter, 6_000, 4_000)));
    }
}
