using FsCheck;
using FsCheck.Fluent;
using IptActors.Rpc.Wire;

namespace IptActors.Rpc.Tests.Wire;

public sealed class Telling_timeouts
{
    // From ticks to centuries, so that every unit has its turn.
    private static readonly Arbitrary<TimeSpan> AnyTimeout = (
        from magnitude in Gen.Choose(0, 17)
        from digits in Gen.Choose(0, int.MaxValue)
        select new TimeSpan((long)(digits * Math.Pow(10, magnitude - 9)))).ToArbitrary();

    [Fact]
    public void A_timeout_never_shrinks_and_grows_by_less_than_one_part_in_a_thousand() => Prop.ForAll(AnyTimeout, timeout =>
    {
        string text = GrpcTimeout.Format(timeout);
        return text.Length <= 9
            && GrpcTimeout.TryParse(text, out TimeSpan read)
            && read >= timeout
            && (read - timeout).Ticks <= Math.Max(TimeSpan.TicksPerMicrosecond, timeout.Ticks / 1000);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1H", 3600.0)]
    [InlineData("2M", 120.0)]
    [InlineData("3S", 3.0)]
    [InlineData("4m", 0.004)]
    [InlineData("5u", 0.000005)]
    [InlineData("100n", 0.0000001)]
    [InlineData("1n", 0.0000001)]
    [InlineData("00000001S", 1.0)]
    public void Every_unit_is_read(string text, double seconds)
    {
        Assert.True(GrpcTimeout.TryParse(text, out TimeSpan timeout));
        Assert.Equal(TimeSpan.FromSeconds(seconds), timeout);
    }

    [Theory]
    [InlineData(-1, "0u")]
    [InlineData(0, "0u")]
    [InlineData(10, "1u")]
    [InlineData(11, "2u")]
    [InlineData(999_999_990, "99999999u")]
    [InlineData(1_000_000_001, "100001m")]
    public void The_finest_unit_that_fits_is_written(long ticks, string text) => Assert.Equal(text, GrpcTimeout.Format(new TimeSpan(ticks)));

    [Fact]
    public void The_longest_timeout_there_is_can_be_written() => Assert.True(GrpcTimeout.TryParse(GrpcTimeout.Format(TimeSpan.MaxValue), out _));
}
