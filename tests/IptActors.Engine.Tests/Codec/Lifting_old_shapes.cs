using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;

namespace IptActors.Engine.Tests.Codec;

/// <summary>A finding as it might have been: first with a "code", then with a "rule" but without "detail".</summary>
public class Lifting_old_shapes
{
    private static readonly EventType Finding = EventType.Of<FindingRaised>("finding_raised", schema: 3);

    private readonly EventCodec _codec = new([Finding], [new CodeBecameRule(), new DetailWasAdded()]);

    [Fact]
    public void The_first_shape_is_lifted_step_by_step() =>
        Assert.Equal(new FindingRaised("R7", "Not recorded then."), _codec.Decode("finding_raised", 1, """{"code":"R7"}"""u8));

    [Fact]
    public void A_later_shape_is_lifted_from_where_it_stands() =>
        Assert.Equal(new FindingRaised("R7", "Not recorded then."), _codec.Decode("finding_raised", 2, """{"rule":"R7"}"""u8));

    [Fact]
    public void Todays_shape_is_not_touched() =>
        Assert.Equal(new FindingRaised("R7", "x"), _codec.Decode("finding_raised", 3, """{"detail":"x","rule":"R7"}"""u8));

    [Fact]
    public void Events_are_written_in_todays_shape()
    {
        var encoded = _codec.Encode(new FindingRaised("R7", "x"));

        Assert.Equal(3, encoded.Type.Schema);
        Assert.Equal("""{"detail":"x","rule":"R7"}""", Encoding.UTF8.GetString(encoded.Data));
    }

    [Fact]
    public void A_step_that_is_missing_is_found_when_the_codec_is_made() =>
        Assert.Contains("nothing lifts schema 2", Assert.Throws<ArgumentException>(() => new EventCodec([Finding], [new CodeBecameRule()])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_number_below_the_first_shape_is_refused(int schema) =>
        Assert.ThrowsAny<JsonException>(() => _codec.Decode("finding_raised", schema, """{"code":"R7"}"""u8));

    private sealed class CodeBecameRule : IEventUpcaster
    {
        public string Name => "finding_raised";

        public int FromSchema => 1;

        public JsonObject Upcast(JsonObject data)
        {
            data["rule"] = data["code"]!.DeepClone();
            data.Remove("code");
            return data;
        }
    }

    private sealed class DetailWasAdded : IEventUpcaster
    {
        public string Name => "finding_raised";

        public int FromSchema => 2;

        public JsonObject Upcast(JsonObject data)
        {
            data["detail"] = "Not recorded then.";
            return data;
        }
    }
}
