using System.Text.Json;
using IptActors.Engine.Chain;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Proofs;

/// <summary>The events of all courses as a log, read through the journal whatever is behind it.</summary>
/// <param name="journal">The events.</param>
public sealed class JournalLog(ICourseJournal journal) : ILogSource
{
    /// <summary>Name of the log of events.</summary>
    public const string LogName = "events";

    /// <inheritdoc/>
    public string Name => LogName;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LogLeaf>> ReadAsync(long afterPosition, int maxCount, CancellationToken cancellationToken) =>
        [.. (await journal.ReadAllAsync(afterPosition, maxCount, cancellationToken)).Select(LeafOf)];

    /// <inheritdoc/>
    public async ValueTask<LogEntry?> FindAsync(long position, CancellationToken cancellationToken) =>
        (await journal.ReadAllAsync(position - 1, 1, cancellationToken)) is [var found] && found.Position == position
            ? new LogEntry(position, found.Course.Clinic.Value, found.Course, ContentOf(found))
            : null;

    /// <inheritdoc/>
    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) => journal.ReadHeadAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask WaitAsync(long afterPosition, CancellationToken cancellationToken) => journal.WaitForEventsAsync(afterPosition, cancellationToken);

    /// <summary>Content of the leaf of an event, from what is stored.</summary>
    public static string ContentOf(StoredEvent stored) => EventLeaf.Content(stored.Position, stored.Course, stored.Event.Version, stored.Event.Id, HashOf(stored));

    /// <summary>The leaf of an event, from what is stored.</summary>
    public static LogLeaf LeafOf(StoredEvent stored) =>
        new(stored.Position, EventLeaf.Hash(stored.Position, stored.Course, stored.Event.Version, stored.Event.Id, HashOf(stored)));

    // As the headers have it, whatever else is wrong with them: the tree holds what is stored, the chain says whether it is right.
    private static EventHash? HashOf(StoredEvent stored)
    {
        try
        {
            using var headers = JsonDocument.Parse(stored.Event.Headers);
            return headers.RootElement.ValueKind == JsonValueKind.Object
                && headers.RootElement.TryGetProperty("hash", out var hash)
                && hash.ValueKind == JsonValueKind.String
                && EventHash.TryParse(hash.GetString(), out var parsed)
                ? parsed
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
