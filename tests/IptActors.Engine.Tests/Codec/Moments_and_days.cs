using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IptActors.Engine.Codec;

namespace IptActors.Engine.Tests.Codec;

public class Moments_and_days
{
    [Fact]
    public void A_moment_is_written_as_the_framework_would_and_reads_back() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            var moment = new DateTimeOffset(new Random(seed).NextInt64(DateTime.MaxValue.Ticks / 10) * 10, TimeSpan.Zero);
            var text = Timestamps.ToText(moment);
            return text == moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)
                && Timestamps.TryParse(Encoding.ASCII.GetBytes(text), out var read) && read == moment && read.Offset == TimeSpan.Zero;
        }));

    [Theory]
    [InlineData("2026-02-29T10:00:00.000000Z")]
    [InlineData("2026-13-01T10:00:00.000000Z")]
    [InlineData("2026-00-01T10:00:00.000000Z")]
    [InlineData("0000-01-01T10:00:00.000000Z")]
    [InlineData("2026-03-00T10:00:00.000000Z")]
    [InlineData("2026-03-02T24:00:00.000000Z")]
    [InlineData("2026-03-02T10:60:00.000000Z")]
    [InlineData("2026-03-02T10:00:60.000000Z")]
    [InlineData("2026-03-02T10:00:00.00000Z")]
    [InlineData("2026-03-02T10:00:00.0000000Z")]
    [InlineData("2026-03-02T10:00:00.00000xZ")]
    [InlineData("2026-03-02 10:00:00.000000Z")]
    [InlineData("2026-03-02T10:00:00.000000+")]
    [InlineData("-026-03-02T10:00:00.000000Z")]
    [InlineData("")]
    public void Any_other_form_is_refused(string text) => Assert.False(Timestamps.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void The_first_and_the_last_moment_have_a_form()
    {
        Assert.Equal("0001-01-01T00:00:00.000000Z", Timestamps.ToText(DateTimeOffset.MinValue));
        Assert.Equal("9999-12-31T23:59:59.999999Z", Timestamps.ToText(DateTimeOffset.MaxValue));
    }
}
