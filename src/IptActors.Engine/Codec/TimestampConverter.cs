using System.Text.Json;
using System.Text.Json.Serialization;

namespace IptActors.Engine.Codec;

internal sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Timestamps.TryParse(reader.GetString(), out var moment)
            ? moment
            : throw new JsonException("Expected a moment as 2026-03-02T10:00:00.000000Z, found another form.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Timestamps.Length];
        Timestamps.Write(value, text);
        writer.WriteStringValue(text);
    }
}
