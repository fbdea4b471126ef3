using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;

namespace IptActors.Cli.Importing;

/// <summary>An event line of an export (docs/export-jsonl.md) as the event that it was.</summary>
internal static class ExportedEvent
{
    // What of a line is kept in the headers; the rest are columns.
    private static readonly string[] Headers = ["actor", "hash", "occurred_at", "on_behalf_of", "prev_hash", "reason", "request_hash", "request_id", "role", "schema"];

    /// <summary>Reads a line.</summary>
    /// <param name="line">An object of kind <c>event</c>.</param>
    /// <exception cref="FormatException">A member is missing or of another form.</exception>
    public static StoredEvent Of(JsonObject line)
    {
        if (line["withheld"] is not null)
        {
            throw new FormatException($"Event {Text(line, "version")} of {Text(line, "course")} is a process note, whose text is in no export: without it the course cannot be put back. Restore a backup of the database instead.");
        }

        var course = ClinicId.TryParse(Text(line, "clinic"), out var clinic) && CourseId.TryParse(Text(line, "course"), out var id)
            ? new CourseKey(clinic, id)
            : throw new FormatException("Expected the ids of a clinic and a course.");
        var recordedAt = Timestamps.TryParse(Encoding.UTF8.GetBytes(Text(line, "recorded_at")), out var moment) ? moment : throw new FormatException("Expected a moment as 'recorded_at'.");
        var headers = new JsonObject();
        foreach (var name in Headers)
        {
            if (line[name] is { } value)
            {
                headers[name] = value.DeepClone();
            }
        }

        return new StoredEvent(Number(line, "position"), course, new JournalEvent(
            Guid.ParseExact(Text(line, "id"), "D"),
            Number(line, "version"),
            Text(line, "type"),
            Text(line, "dotnet_type"),
            recordedAt,
            line["correlation_id"]?.GetValue<string>(),
            line["causation_id"]?.GetValue<string>(),
            Encoding.UTF8.GetBytes(headers.ToJsonString()),
            Encoding.UTF8.GetBytes((line["data"] ?? throw new FormatException("Expected 'data'.")).ToJsonString())));
    }

    private static string Text(JsonObject line, string member) => line[member] is { } value
        ? value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()
        : throw new FormatException($"Expected '{member}'.");

    private static long Number(JsonObject line, string member) => long.Parse(Text(line, member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
