using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Domain.Values;

namespace IptActors.Engine.Codec;

/// <summary>Personal text as a plain string. The one place through which it enters and leaves the journal, and so the one place to encrypt it.</summary>
internal sealed class ProtectedTextConverter : JsonConverter<ProtectedText>
{
    public override ProtectedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ProtectedText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
