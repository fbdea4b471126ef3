using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IptActors.Engine.Tests.Support;

/// <summary>JSON as PostgreSQL gives jsonb back: members by length of name, then by bytes; a space after each colon and comma.</summary>
internal static class Jsonb
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a JSON value.</summary>
    public static byte[] TextOf(ReadOnlySpan<byte> json) => Encoding.UTF8.GetBytes(TextOf(JsonNode.Parse(json), InOrder));

    /// <summary>The text with the members of every object in any order.</summary>
    public static byte[] Shuffled(ReadOnlySpan<byte> json, Random random) =>
        Encoding.UTF8.GetBytes(TextOf(JsonNode.Parse(json), members => members.OrderBy(_ => random.Next())));

    private static string TextOf(JsonNode? node, Func<JsonObject, IEnumerable<KeyValuePair<string, JsonNode?>>> order) => node switch
    {
        JsonObject members => "{" + string.Join(", ", order(members).Select(member => $"\"{member.Key}\": {TextOf(member.Value, order)}")) + "}",
        JsonArray items => "[" + string.Join(", ", items.Select(item => TextOf(item, order))) + "]",
        null => "null",
        _ => node.ToJsonString(Relaxed),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> InOrder(JsonObject members) =>
        members.OrderBy(member => Encoding.UTF8.GetByteCount(member.Key)).ThenBy(member => member.Key, StringComparer.Ordinal);
}
