using System.Text;
using System.Text.Json;
using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Sessions;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Codec.Shapes;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Codec;

public class Writing_and_reading_events
{
    public static TheoryData<string> Names => [.. EventTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_canonical_and_reads_back_equal(string name)
    {
        var type = EventTypes.All.Single(row => row.Name == name);
        for (var seed = 0; seed < 200; seed++)
        {
            var happened = (CourseEvent)new SampleValues(seed).Make(type.ClrType);

            var encoded = EventCodec.Default.Encode(happened);

            Assert.Equal(name, encoded.Type.Name);
            Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Canonicalize(encoded.Data)), Encoding.UTF8.GetString(encoded.Data));
            Assert.True(encoded.IsExact);
            Assert.Equal(happened, EventCodec.Default.Decode(name, type.Schema, encoded.Data));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_members_in_the_store_does_not_matter(string name)
    {
        var type = EventTypes.All.Single(row => row.Name == name);
        for (var seed = 0; seed < 20; seed++)
        {
            var happened = (CourseEvent)new SampleValues(seed).Make(type.ClrType);
            var data = EventCodec.Default.Encode(happened).Data;

            Assert.Equal(happened, EventCodec.Default.Decode(name, type.Schema, Jsonb.TextOf(data)));
            Assert.Equal(happened, EventCodec.Default.Decode(name, type.Schema, Jsonb.Shuffled(data, new Random(seed))));
            Assert.Equal(Encoding.UTF8.GetString(data), Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Jsonb.TextOf(data))));
        }
    }

    [Fact]
    public void Names_may_be_written_with_escapes() =>
        Assert.Equal(new FindingRaised("R7", "x"), EventCodec.Default.Decode("finding_raised", 1, """{"\u0072ule":"R7","detail":"\u0078"}"""u8));

    [Fact]
    public void Codes_that_occur_again_are_one_object()
    {
        static FindingRaised Read() => (FindingRaised)EventCodec.Default.Decode("finding_raised", 1, """{"detail":"x","rule":"R-pooled"}"""u8);

        Assert.Same(Read().Rule, Read().Rule);
    }

    [Fact]
    public void A_text_with_half_a_character_is_not_written_exactly()
    {
        var encoded = EventCodec.Default.Encode(new FindingRaised("R7", $"half \"{'\ud800'}\" \n{'\udc00'}"));

        Assert.False(encoded.IsExact);
        Assert.Equal("half \"\ufffd\" \n\ufffd", ((FindingRaised)EventCodec.Default.Decode("finding_raised", 1, encoded.Data)).Detail);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void A_moment_finer_than_a_microsecond_or_in_another_zone_is_not_written_exactly(int ticks, int hours)
    {
        var moment = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(hours));
        var happened = new SessionRescheduled(1, moment.AddTicks(ticks), moment, 50, "video", null);

        var encoded = EventCodec.Default.Encode(happened);
        var read = Assert.IsType<SessionRescheduled>(EventCodec.Default.Decode("session_rescheduled", 1, encoded.Data));

        Assert.False(encoded.IsExact);
        Assert.Equal(moment.ToUniversalTime(), read.From);
        Assert.Equal(TimeSpan.Zero, read.From.Offset);
    }

    [Fact]
    public void An_event_that_lacks_what_it_must_have_is_not_written() =>
        Assert.Throws<ArgumentException>(() => EventCodec.Default.Encode(new FindingRaised("R7", null!)));

    [Fact]
    public void A_record_that_could_hold_more_than_its_constructor_takes_is_no_event() =>
        Assert.Contains(nameof(TakesMore.Other), Assert.Throws<NotSupportedException>(() => RecordMember.Of(typeof(TakesMore))).Message, StringComparison.Ordinal);

    [Fact]
    public void Members_without_a_value_are_left_out() =>
        Assert.Equal(
            """{"clientRef":"c-1","protocol":"ipt-adult-16","referralSource":"gp","referredOn":"2026-03-02","service":"north"}""",
            Text(new CourseOpened("c-1", "north", "ipt-adult-16", new DateOnly(2026, 3, 2), "gp", null, null, null, null)));

    [Fact]
    public void Personal_text_is_written_as_it_is() =>
        Assert.Equal("""{"note":"Grüße \"x\" 🙂"}""", Text(new CourseWaitlisted(null, new ProtectedText("Grüße \"x\" 🙂"))));

    [Theory]
    [InlineData("""{"detail":"x"}""", "a member is missing")]
    [InlineData("""{"detail":"x","rule":null}""", "a member is null")]
    [InlineData("""{"detail":"x","rule":"R1","more":1}""", "a member is not known")]
    [InlineData("""{"detail":"x","rule":1}""", "a member has another type")]
    [InlineData("null", "it is no object")]
    [InlineData("[]", "it is no object")]
    public void Data_of_another_shape_are_refused(string json, string because)
    {
        _ = because;
        Assert.ThrowsAny<JsonException>(() => EventCodec.Default.Decode("finding_raised", 1, Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void An_unknown_name_is_an_error_by_name() =>
        Assert.Equal("never_heard_of", Assert.Throws<UnknownEventTypeException>(() => EventCodec.Default.Decode("never_heard_of", 1, "{}"u8)).Name);

    [Fact]
    public void A_shape_newer_than_this_build_is_an_error_by_name() =>
        Assert.Equal(99, Assert.Throws<UnknownEventTypeException>(() => EventCodec.Default.Decode("finding_raised", 99, "{}"u8)).Schema);

    private sealed record TakesMore(int Given)
    {
        public int Other { get; init; }
    }

    private static string Text(CourseEvent happened) => Encoding.UTF8.GetString(EventCodec.Default.Encode(happened).Data);
}
