using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IptActors.Crash.Tests.Checks;

/// <summary>Reads every event from the database itself, past the server: every hash is computed anew, every stream must be at the version of its last event.</summary>
internal static class JournalCheck
{
    private const int PageSize = 2000;

    private const string StreamsSql =
        """
        select s.tenant_id || '/' || s.id || ' is said to be at version ' || s.version || ', its last event has ' || coalesce(max(e.version), 0)
        from ipt.mt_streams s
        left join ipt.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
        group by s.tenant_id, s.id, s.version
        having s.version <> coalesce(max(e.version), 0)
        """;

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

        faults.AddRange(await StreamsAsync(database.DataSource, cancellationToken));
        return (faults, events);
    }

    private static async Task<List<string>> StreamsAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(StreamsSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var faults = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            faults.Add(reader.GetString(0));
        }

        return faults;
    }
}
