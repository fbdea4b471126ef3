using System.Text;
using System.Text.Json;
using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
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
            Assert.Equal(happened, EventCodec.Default.Decode(name, type.Schema, encoded.Data));
        }
    }

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

    private static string Text(CourseEvent happened) => Encoding.UTF8.GetString(EventCodec.Default.Encode(happened).Data);
}
