using System.Text.Json;
using System.Text.Json.Serialization;

namespace IptActors.Marten.Serialization;

/// <summary>Writes encoded data raw. They are read back as events of the domain or not at all.</summary>
internal sealed class StoredJsonConverter : JsonConverter<StoredJson>
{
    /// <inheritdoc/>
    public override StoredJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new StoredJson(JsonSerializer.SerializeToUtf8Bytes(document.RootElement));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StoredJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
