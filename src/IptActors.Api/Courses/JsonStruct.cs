using System.Text.Json;
using Google.Protobuf.WellKnownTypes;

namespace IptActors.Api.Courses;

/// <summary>Stored JSON as a message.</summary>
internal static class JsonStruct
{
    /// <summary>The struct of a JSON object.</summary>
    /// <param name="utf8">A JSON object; whole numbers beyond 2^53 do not occur in events.</param>
    /// <exception cref="JsonException">Not JSON, or not an object.</exception>
    public static Struct Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        return reader.TokenType == JsonTokenType.StartObject ? Object(ref reader) : throw new JsonException($"Expected an object, found {reader.TokenType}.");
    }

    private static Struct Object(ref Utf8JsonReader reader)
    {
        var read = new Struct();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            read.Fields.Add(name, Any(ref reader));
        }

        return read;
    }

    private static Value Any(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Value.ForString(reader.GetString()!),
        JsonTokenType.Number => Value.ForNumber(reader.GetDouble()),
        JsonTokenType.True => Value.ForBool(true),
        JsonTokenType.False => Value.ForBool(false),
        JsonTokenType.StartObject => Value.ForStruct(Object(ref reader)),
        JsonTokenType.StartArray => List(ref reader),
        _ => Value.ForNull(),
    };

    private static Value List(ref Utf8JsonReader reader)
    {
        var list = new ListValue();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Values.Add(Any(ref reader));
        }

        return new Value { ListValue = list };
    }
}
