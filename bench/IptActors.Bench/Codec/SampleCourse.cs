using System.Globalization;
using System.Text.Json.Nodes;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Journal;

namespace IptActors.Bench.Codec;

/// <summary>The events of one course as they are appended and as PostgreSQL gives them back, made from the golden files of the tests.</summary>
internal sealed class SampleCourse
{
    private const string Note =
        "Kam pünktlich. Berichtet vom Streit mit der Schwester am Sonntag; \"endlich gesagt, was mich stört\".\nRollenwechsel besprochen, "
        + "Hausaufgabe: ein Gespräch führen und aufschreiben, was danach anders war. Stimmung 5 von 10, Schlaf besser.\nNächster Termin wie geplant.";

    // Sixty events: a course of ten sessions as therapists record it, a measure before each.
    private static readonly (string Name, int Count)[] CourseOfTenSessions =
    [
        ("course_opened", 1), ("consent_recorded", 1), ("confidentiality_limits_explained", 1), ("diagnosis_made", 1), ("history_taken", 1),
        ("inventory_drawn", 1), ("person_recorded", 4), ("contract_agreed", 1), ("problem_area_chosen", 1), ("formulation_shared", 1),
        ("goal_set", 2), ("session_scheduled", 10), ("session_held", 10), ("measure_completed", 10), ("risk_assessed", 2),
        ("homework_agreed", 4), ("homework_reviewed", 3), ("note_written", 3), ("phase_advanced", 3),
    ];

    // In every kind of the course above these say which one it is, or name one of the same number.
    private static readonly string[] OwnNumbers =
    [
        "session", "number", "administration", "homework", "goal", "note", "diagnosis", "edition", "inventoryVersion", "contractVersion", "focus", "formulationVersion", "afterSession", "person",
        "relatedPerson",
    ];

    private SampleCourse(CommandStamp[] stamps, Guid[] ids, CourseEvent[] events, StoredEvent[] stored)
    {
        Stamps = stamps;
        Ids = ids;
        Events = events;
        Stored = stored;
    }

    /// <summary>The envelopes, one for each event.</summary>
    public CommandStamp[] Stamps { get; }

    /// <summary>The ids, one for each event.</summary>
    public Guid[] Ids { get; }

    /// <summary>What happened.</summary>
    public CourseEvent[] Events { get; }

    /// <summary>The same, sealed, with headers and data in the order and spacing of jsonb.</summary>
    public StoredEvent[] Stored { get; }

    /// <summary>Bytes of headers and data of an event as read back, on average.</summary>
    public double BytesPerEvent => Stored.Average(stored => stored.Event.Headers.Length + stored.Event.Data.Length);

    /// <summary>A course of ten sessions and sixty events.</summary>
    /// <param name="root">The folder of the repository.</param>
    public static SampleCourse OfTenSessions(string root) => Make(root, CourseOfTenSessions);

    /// <summary>Every kind of event once.</summary>
    /// <param name="root">The folder of the repository.</param>
    public static SampleCourse OfEveryKind(string root) => Make(root, EventTypes.All.Select(type => (type.Name, 1)));

    private static SampleCourse Make(string root, IEnumerable<(string Name, int Count)> mix)
    {
        CourseEvent[] events = [.. mix.SelectMany(kind => Enumerable.Range(1, kind.Count).Select(number => Read(root, kind.Name, number)))];
        var key = new CourseKey(ClinicId.Parse("north"), CourseId.Parse("c-0195d8a2"));
        var opened = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var stamps = new CommandStamp[events.Length];
        var ids = new Guid[events.Length];
        var stored = new StoredEvent[events.Length];
        var head = HashChain.Start(key);
        for (var index = 0; index < events.Length; index++)
        {
            var at = opened.AddHours(3 * index).AddMicroseconds(7 * index);
            var request = index.ToString(CultureInfo.InvariantCulture);
            ids[index] = Guid.CreateVersion7(at);
            stamps[index] = new CommandStamp(
                key, at, at, "auth|therapist-17", "therapist", null, null, Guid.CreateVersion7(at), RequestHash.Of(System.Text.Encoding.UTF8.GetBytes(request)), $"visit-{request}", null);
            var journaled = HashChain.Seal(stamps[index], ids[index], index + 1, EventCodec.Default.Encode(events[index]), head, out var headers);
            stored[index] = new StoredEvent(index + 1, key, journaled with { Headers = Jsonb.TextOf(journaled.Headers.Span), Data = Jsonb.TextOf(journaled.Data.Span) });
            head = headers.Hash;
        }

        return new SampleCourse(stamps, ids, events, stored);
    }

    // The golden files number what they speak of as they come; here the numbers are those of a course, so that it can be folded.
    private static CourseEvent Read(string root, string name, int number)
    {
        var type = EventTypes.All.Single(row => row.Name == name);
        var file = Path.Combine(root, "tests", "IptActors.Engine.Tests", "Codec", "Golden", $"{name}.v{type.Schema}.json");
        var data = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
        foreach (var member in OwnNumbers.Where(member => data[member]?.GetValueKind() == System.Text.Json.JsonValueKind.Number))
        {
            data[member] = number;
        }

        data.Remove("request");
        switch (name)
        {
            case "note_written":
                data["text"] = Note;
                break;
            case "inventory_drawn":
                data["people"]![0]!["person"] = 1;
                data["people"]![1]!["person"] = 2;
                break;
            case "person_recorded":
                (data["inventoryVersion"], data["person"]!["person"]) = (number + 1, number + 2);
                break;
            default:
                break;
        }

        return EventCodec.Default.Decode(name, type.Schema, System.Text.Encoding.UTF8.GetBytes(data.ToJsonString()));
    }
}
