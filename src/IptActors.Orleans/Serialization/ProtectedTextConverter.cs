using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Domain.Values;

namespace IptActors.Orleans.Serialization;

/// <summary>Personal text as a plain string between silos, which share a network of their own.</summary>
internal sealed class ProtectedTextConverter : JsonConverter<ProtectedText>
{
    /// <inheritdoc/>
    public override ProtectedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ProtectedText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
