using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IptActors.Bench.Codec;

/// <summary>JSON as PostgreSQL gives jsonb back: members by length of name, then by bytes; a space after each colon and comma.</summary>
internal static class Jsonb
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a JSON value.</summary>
    public static byte[] TextOf(ReadOnlySpan<byte> json) => Encoding.UTF8.GetBytes(TextOf(JsonNode.Parse(json)));

    private static string TextOf(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(", ", InOrder(members).Select(member => $"\"{member.Key}\": {TextOf(member.Value)}")) + "}",
        JsonArray items => "[" + string.Join(", ", items.Select(TextOf)) + "]",
        null => "null",
        _ => node.ToJsonString(Relaxed),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> InOrder(JsonObject members) =>
        members.OrderBy(member => Encoding.UTF8.GetByteCount(member.Key)).ThenBy(member => member.Key, StringComparer.Ordinal);
}
