using System.Reflection;
using System.Text;
using System.Text.Json;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Codec;

/// <summary>docs/events.md: every event with its members and an example, from the table, the records and their comments.</summary>
internal sealed class EventReference
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly XmlDocumentation _comments = new(typeof(CourseEvent).Assembly);
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<string, Type> _shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _described = [];

    public static string Render() => new EventReference().Build();

    private string Build()
    {
        Line($"""
            # Events

            Generated from `EventTypes`, the records of the domain and their comments; a test compares. Do not edit.

            {EventTypes.All.Count} kinds of events make up the record of a course. Each is stored once, under its name, as JSON in the column `data`;
            who did it, when and why is in the envelope ([hash-chain.md](hash-chain.md)). Members without a value are left out. Days are
            `2026-03-02`, moments `2026-03-02T10:00:00.000000Z` (UTC), numbers are whole. *Personal* texts are never logged.
            """);
        foreach (var feature in EventTypes.All.GroupBy(row => row.ClrType.Namespace!.Split('.')[^1]))
        {
            Line($"\n## {feature.Key}");
            foreach (var row in feature)
            {
                Describe(row);
            }
        }

        Line("\n## Shapes within events");
        while (_shapes.Count > 0)
        {
            DescribeShapes();
        }

        return _text.ToString();
    }

    private void DescribeShapes()
    {
        var found = _shapes.ToArray();
        _shapes.Clear();
        foreach (var (name, type) in found.Where(shape => _described.Add(shape.Key)))
        {
            Line($"\n### {name}\n\n{_comments.Summary(type)}");
            DescribeMembers(type);
        }
    }

    private void Describe(EventType row)
    {
        Line($"\n### `{row.Name}`\n\n{_comments.Summary(row.ClrType)} Schema {row.Schema}, record `{row.ClrType.Name}`.");
        DescribeMembers(row.ClrType);
        var sample = EventCodec.Default.Encode((CourseEvent)new SampleValues().Make(row.ClrType));
        Line($"\n```json\n{Encoding.UTF8.GetString(sample.Data)}\n```");
    }

    private void DescribeMembers(Type type)
    {
        var parameters = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters();
        if (parameters.Length == 0)
        {
            return;
        }

        Line("\n| member | type | meaning |\n|---|---|---|");
        foreach (var parameter in parameters)
        {
            var optional = Nullability.Create(parameter).ReadState == NullabilityState.Nullable ? ", optional" : "";
            Line($"| `{JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)}` | {TypeText(parameter.ParameterType)}{optional} | {_comments.Parameter(type, parameter.Name!)} |");
        }
    }

    private string TypeText(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(ProtectedText) => "text, *personal*",
        _ when type == typeof(int) || type == typeof(long) => "number",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(DateOnly) => "day",
        _ when type == typeof(DateTimeOffset) => "moment",
        _ when type == typeof(Guid) => "UUID",
        _ when Nullable.GetUnderlyingType(type) is { } underlying => TypeText(underlying),
        _ when type.IsEnum => string.Join(" / ", Enum.GetNames(type).Select(name => $"`{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}`")),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => $"list of {TypeText(type.GetGenericArguments()[0])}",
        _ => Shape(type),
    };

    private string Shape(Type type)
    {
        _shapes[type.Name] = type;
        return $"[{type.Name}](#{type.Name.ToLowerInvariant()})";
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
