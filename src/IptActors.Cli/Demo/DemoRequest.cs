using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Cli.Output;

namespace IptActors.Cli.Demo;

/// <summary>
/// Makes the request of a step. In its JSON <c>"@3"</c> is the date of day 3, <c>"@3 10:00"</c> that moment in UTC, and
/// <c>{"total": 18, "phq9_9": 1}</c> in place of a list of items is answers with that total.
/// </summary>
internal static class DemoRequest
{
    // Both questionnaires that are answered item by item here go from 0 to 3.
    private const int HighestAnswer = 3;

    private static readonly Dictionary<string, int> ItemCounts = new(StringComparer.Ordinal) { ["phq9"] = 9, ["gad7"] = 7 };

    /// <summary>The request.</summary>
    /// <param name="step">The step.</param>
    /// <param name="index">Its place in the case; part of the request_id.</param>
    /// <param name="course">Resource name of the course.</param>
    /// <param name="start">Day 0.</param>
    /// <param name="type">The request message of the method.</param>
    /// <exception cref="InvalidDataException">The JSON does not fit the message: the case is written wrongly.</exception>
    public static IMessage Of(DemoStep step, int index, string course, DateOnly start, MessageDescriptor type)
    {
        var json = step.With is null ? [] : (JsonObject)Fill(step.With, start)!;
        json["course"] = course;
        json["requestId"] = RequestId(course, index).ToString();
        json["occurredAt"] = Moment(start.AddDays(step.Day), step.Time);
        return MessageJson.TryParse(json.ToJsonString(), type, out var message, out var problem)
            ? message
            : throw new InvalidDataException($"Step {index + 1} of {course}, {step.Call}: {problem}");
    }

    /// <summary>The same id for the same step every time, so that a second run of the demo repeats and changes nothing.</summary>
    public static Guid RequestId(string course, int index)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"demo/{course}/{index}")));
        // Version 8, variant 1: a UUID made by a rule of one's own (RFC 9562, 5.8).
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes.AsSpan(0, 16), bigEndian: true);
    }

    private static JsonNode? Fill(JsonNode? node, DateOnly start) => node switch
    {
        JsonObject @object => FillObject(@object, start),
        JsonArray array => new JsonArray([.. array.Select(item => Fill(item, start))]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('@') => FillDay(text[1..], start),
        _ => node?.DeepClone(),
    };

    private static JsonObject FillObject(JsonObject @object, DateOnly start)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in @object)
        {
            filled[name] = name == "items" && value is JsonObject answers ? Answers((string)@object["measure"]!, answers) : Fill(value, start);
        }

        return filled;
    }

    private static JsonNode FillDay(string text, DateOnly start)
    {
        var parts = text.Split(' ');
        var day = start.AddDays(int.Parse(parts[0], CultureInfo.InvariantCulture));
        return parts.Length == 1
            ? new JsonObject { ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day }
            : Moment(day, TimeOnly.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string Moment(DateOnly day, TimeOnly time) => day.ToDateTime(time, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // The total is spread evenly over the items that are not given, the earlier ones first.
    private static JsonArray Answers(string measure, JsonObject given)
    {
        var names = Enumerable.Range(1, ItemCounts[measure]).Select(number => $"{measure}_{number}").ToList();
        var free = names.Where(name => !given.ContainsKey(name)).ToList();
        var left = (int)given["total"]! - names.Except(free).Sum(name => (int)given[name]!);
        if (left < 0 || left > HighestAnswer * free.Count)
        {
            throw new InvalidDataException($"No answers to {measure} give {given.ToJsonString()}.");
        }

        var answers = new JsonArray();
        foreach (var name in names)
        {
            var place = free.IndexOf(name);
            var value = place < 0 ? (int)given[name]! : (left / free.Count) + (place < left % free.Count ? 1 : 0);
            answers.Add(new JsonObject { ["item"] = name, ["value"] = value });
        }

        return answers;
    }
}
