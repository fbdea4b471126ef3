using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace IptActors.Cli.Courses;

/// <summary>The data of an event in a line: what tells most, shortened.</summary>
internal static class EventData
{
    private const int LongestText = 32;
    private const int LongestLine = 64;

    /// <summary>The line: <c>session=3 attendance=attended_on_time minutes=50</c>.</summary>
    public static string Brief(Struct? data)
    {
        if (data is null)
        {
            return "";
        }

        var line = string.Join(' ', data.Fields
            .OrderBy(field => field.Value.KindCase is Value.KindOneofCase.StructValue or Value.KindOneofCase.ListValue)
            .Select(field => (field.Key, Text: Text(field.Value)))
            .Where(field => field.Text.Length > 0)
            .Select(field => $"{field.Key}={field.Text}"));
        return Shorten(line, LongestLine);
    }

    private static string Text(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => Shorten(value.StringValue.ReplaceLineEndings(" "), LongestText),
        Value.KindOneofCase.NumberValue => value.NumberValue.ToString(CultureInfo.InvariantCulture),
        Value.KindOneofCase.BoolValue => value.BoolValue ? "yes" : "",
        Value.KindOneofCase.StructValue => $"{{{Shorten(Brief(value.StructValue), LongestText)}}}",
        Value.KindOneofCase.ListValue => List(value.ListValue),
        _ => "",
    };

    private static string List(ListValue list) => list.Values switch
    {
        { Count: 0 } => "",
        { Count: > 3 } => $"[{list.Values.Count}]",
        var few => $"[{string.Join(", ", few.Select(Text))}]",
    };

    private static string Shorten(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";
}
