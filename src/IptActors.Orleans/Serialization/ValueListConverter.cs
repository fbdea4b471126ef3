using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Domain.Values;

namespace IptActors.Orleans.Serialization;

/// <summary>Lists of the domain as arrays.</summary>
internal sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
{
    /// <inheritdoc/>
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueList.Create<T>(JsonSerializer.Deserialize<T[]>(ref reader, options) ?? throw new JsonException("Expected an array, found null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value.AsSpan())
        {
            JsonSerializer.Serialize(writer, item, options);
        }

        writer.WriteEndArray();
    }
}
