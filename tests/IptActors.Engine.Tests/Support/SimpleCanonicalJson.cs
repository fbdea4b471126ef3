using System.Text;
using System.Text.Json;

namespace IptActors.Engine.Tests.Support;

/// <summary>RFC 8785 as one would write it to be read: over a document, with strings and LINQ. What the engine's fast one is compared with.</summary>
internal static class SimpleCanonicalJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>The canonical form; null when the text has none.</summary>
    public static string? Of(byte[] utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json, Strict);
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what System.Text.Json says of half a character.
            return null;
        }
    }

    private static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Of(value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).ToArray()),
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Of))}]",
        JsonValueKind.String => Quoted(value.GetString()!),
        JsonValueKind.Number => value.TryGetInt64(out var number) && number is < 1L << 53 and > -(1L << 53) ? $"{number}" : throw new JsonException(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Of(JsonProperty[] members) => members.DistinctBy(member => member.Name).Count() == members.Length
        ? $"{{{string.Join(',', members.Select(member => $"{Quoted(member.Name)}:{Of(member.Value)}"))}}}"
        : throw new JsonException();

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => $"\\u{(int)character:x4}",
                _ => $"{character}",
            });
        }

        return quoted.Append('"').ToString();
    }
}
