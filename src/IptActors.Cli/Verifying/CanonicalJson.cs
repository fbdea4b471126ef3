using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace IptActors.Cli.Verifying;

/// <summary>
/// JSON in the one form that is hashed (RFC 8785). Written here once more, apart from the engine's, so that a fault of one does not hide
/// in the other.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>The text of a value.</summary>
    /// <exception cref="FormatException">A number is not whole; events have none of that kind.</exception>
    public static string Of(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                WriteAll('{', members.OrderBy(member => member.Key, StringComparer.Ordinal), '}', text, member =>
                {
                    WriteText(member.Key, text);
                    text.Append(':');
                    Write(member.Value, text);
                });
                break;
            case JsonArray items:
                WriteAll('[', items, ']', text, item => Write(item, text));
                break;
            case JsonValue value when value.TryGetValue<string>(out var word):
                WriteText(word, text);
                break;
            case JsonValue value when value.TryGetValue<bool>(out var flag):
                text.Append(flag ? "true" : "false");
                break;
            default:
                text.Append(Whole(node.ToJsonString()));
                break;
        }
    }

    private static void WriteAll<T>(char open, IEnumerable<T> items, char close, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item);
        }

        text.Append(close);
    }

    private static string Whole(string number) => double.Parse(number, CultureInfo.InvariantCulture) is var value && double.IsInteger(value)
        ? value.ToString("F0", CultureInfo.InvariantCulture)
        : throw new FormatException($"Expected a whole number, found {number}.");

    private static void WriteText(string word, StringBuilder text)
    {
        text.Append('"');
        foreach (var character in word)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        text.Append('"');
    }
}
