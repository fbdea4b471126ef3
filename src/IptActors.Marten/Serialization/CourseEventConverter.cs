using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;

namespace IptActors.Marten.Serialization;

/// <summary>One kind of event, written and read by the engine's codec in today's shape.</summary>
/// <remarks>Marten reads an event without its headers, so the number of an older shape is not known here: <see cref="MartenCourseStore"/> refuses to start when there is one.</remarks>
internal sealed class CourseEventConverter<T> : JsonConverter<T>
    where T : CourseEvent
{
    private static readonly EventType Kind = EventTypes.All.Single(type => type.ClrType == typeof(T));

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return (T)EventCodec.Default.Decode(Kind.Name, Kind.Schema, JsonSerializer.SerializeToUtf8Bytes(document.RootElement));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteRawValue(EventCodec.Default.Encode(value).Data, skipInputValidation: true);
}
