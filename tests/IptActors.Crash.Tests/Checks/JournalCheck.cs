using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Crash.Tests.Checks;

/// <summary>Reads every event from the database itself, past the server, and computes every hash anew.</summary>
internal static class JournalCheck
{
    private const int PageSize = 2000;

    /// <summary>Every event that does not continue its course, as sentences, and the number of events.</summary>
    public static async Task<(IReadOnlyList<string> Faults, long Events)> RunAsync(string connectionString, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var heads = new Dictionary<CourseKey, (long Version, EventHash Hash)>();
        await using var database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = connectionString }, NullLogger.Instance, cancellationToken);
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        var (position, events) = (0L, 0L);
        while (await journal.ReadAllAsync(position, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var stored in page)
            {
                var (version, hash) = heads.TryGetValue(stored.Course, out var head) ? head : (0, HashChain.Start(stored.Course));
                if (HashChain.Check(stored, version, hash, out var next) is { } broken)
                {
                    faults.Add($"{stored.Course} version {broken.Version}: {broken.Fault}, expected {broken.Expected}, found {broken.Found}.");
                }

                heads[stored.Course] = (stored.Event.Version, next);
            }

            (position, events) = (page[^1].Position, events + page.Count);
        }

        return (faults, events);
    }
}
