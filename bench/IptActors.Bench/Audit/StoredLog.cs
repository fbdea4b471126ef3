using System.Globalization;
using IptActors.Bench.Codec;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.InMemory;
using IptActors.Engine.Proofs.Keeping;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using IptActors.Postgres.PrivateServer;
using IptActors.Postgres.Proofs;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Bench.Audit;

/// <summary>A private PostgreSQL with many stored and signed events, courses of sixty events side by side as they come from a clinic.</summary>
internal sealed class StoredLog : IAsyncDisposable
{
    private const int CoursesSideBySide = 100;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"ipt-bench-audit-{Environment.ProcessId}");
    private PrivatePostgres? _server;
    private PostgresDatabase? _database;
    private PostgresCourseJournal? _journal;
    private LogKeeper? _keeper;

    public PostgresDatabase Database => _database!;

    public PostgresCourseJournal Journal => _journal!;

    public LogKeeper Keeper => _keeper!;

    public ProofLog Log { get; private set; } = null!;

    /// <summary>Events stored.</summary>
    public long Events { get; private set; }

    /// <summary>Events of each course.</summary>
    public int EventsOfCourse { get; private set; }

    /// <summary>A course by its number, from 0.</summary>
    public CourseKey CourseOf(int number) =>
        new(ClinicId.Parse($"clinic-{number % 20}"), CourseId.Parse(string.Create(CultureInfo.InvariantCulture, $"c-{number:00000000}")));

    /// <summary>Fills it, and returns how long the tree over it took.</summary>
    public async Task<TimeSpan> FillAsync(string root, int courses)
    {
        Directory.CreateDirectory(_folder);
        _server = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = _folder }, NullLogger.Instance, default);
        _database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = _server.ConnectionString }, NullLogger.Instance, default);
        await WriteAsync(SampleCourse.OfTenSessions(root), courses);
        _journal = new PostgresCourseJournal(_database, NullLogger.Instance);
        var source = new EventLog(_database, _journal);
        var store = new PostgresTreeStore(_database, source.Name);
        var started = TimeProvider.System.GetTimestamp();
        _keeper = new LogKeeper(source, store, LogKeys.InMemory(), new KnownKeys(null), new InMemoryLedger(), new KeeperOptions(), TimeProvider.System, NullLogger.Instance);
        await _keeper.SignAsync(Events, default);
        Log = new ProofLog(source, store, _keeper);
        return TimeProvider.System.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in (IAsyncDisposable?[])[_keeper, _journal, _database, _server])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task WriteAsync(SampleCourse sample, int courses)
    {
        EventsOfCourse = sample.Events.Length;

        // Foreign keys are looked at row by row; here both sides are written together.
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await ExecuteAsync(connection, "set session_replication_role = replica");
        await using (var writer = await connection.BeginBinaryImportAsync(
            "copy ipt.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, headers) from stdin (format binary)"))
        {
            for (var first = 0; first < courses; first += CoursesSideBySide)
            {
                var keys = Enumerable.Range(first, Math.Min(CoursesSideBySide, courses - first))
                    .Select(CourseOf).ToArray();
                var heads = keys.Select(HashChain.Start).ToArray();
                for (var at = 0; at < sample.Events.Length; at++)
                {
                    var encoded = EventCodec.Default.Encode(sample.Events[at]);
                    for (var course = 0; course < keys.Length; course++)
                    {
                        var stamp = sample.Stamps[at] with { Course = keys[course] };
                        var sealedEvent = HashChain.Seal(stamp, Guid.CreateVersion7(stamp.RecordedAt), at + 1, encoded, heads[course], out var headers);
                        heads[course] = headers.Hash;
                        await writer.StartRowAsync();
                        await writer.WriteAsync(++Events, NpgsqlDbType.Bigint);
                        await writer.WriteAsync(sealedEvent.Id, NpgsqlDbType.Uuid);
                        await writer.WriteAsync(keys[course].Course.Value, NpgsqlDbType.Varchar);
                        await writer.WriteAsync(sealedEvent.Version, NpgsqlDbType.Bigint);
                        await writer.WriteAsync(sealedEvent.Data.ToArray(), NpgsqlDbType.Jsonb);
                        await writer.WriteAsync(sealedEvent.Type, NpgsqlDbType.Varchar);
                        await writer.WriteAsync(sealedEvent.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
                        await writer.WriteAsync(keys[course].Clinic.Value, NpgsqlDbType.Varchar);
                        await writer.WriteAsync(sealedEvent.DotNetType, NpgsqlDbType.Varchar);
                        await writer.WriteAsync(sealedEvent.CorrelationId!, NpgsqlDbType.Varchar);
                        await writer.WriteAsync(sealedEvent.Headers.ToArray(), NpgsqlDbType.Jsonb);
                    }
                }
            }

            await writer.CompleteAsync();
        }

        await ExecuteAsync(
            connection,
            """
            insert into ipt.mt_streams (tenant_id, id, type, version, timestamp, created)
            select tenant_id, stream_id, 'treatment_course', max(version), max(timestamp), min(timestamp) from ipt.mt_events group by tenant_id, stream_id;
            select setval('ipt.mt_events_sequence', (select max(seq_id) from ipt.mt_events));
            set session_replication_role = origin;
            vacuum analyze ipt.mt_events;
            """);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        foreach (var statement in sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
