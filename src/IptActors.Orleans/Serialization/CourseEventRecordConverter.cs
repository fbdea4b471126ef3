using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;

namespace IptActors.Orleans.Serialization;

/// <summary>An event travels as it is stored, and is decoded where it arrives: one codec for the journal and the wire.</summary>
internal sealed class CourseEventRecordConverter : JsonConverter<CourseEventRecord>
{
    /// <inheritdoc/>
    public override CourseEventRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EventCodec.Default.Decode(JsonSerializer.Deserialize<StoredEvent>(ref reader, options) ?? throw new JsonException("Expected a stored event, found null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CourseEventRecord value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Stored, options);
}
