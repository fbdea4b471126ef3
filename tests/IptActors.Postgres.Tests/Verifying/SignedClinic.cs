using IptActors.Domain.Catalog;
using IptActors.Domain.Consents;
using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.InMemory;
using IptActors.Engine.Proofs.Keeping;
using IptActors.Engine.Proofs.Notes;
using IptActors.Postgres.AccessLog;
using IptActors.Postgres.Audit;
using IptActors.Postgres.Emergencies;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Proofs;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IptActors.Postgres.Tests.Verifying;

/// <summary>A database that the engine wrote and signed, kept as a template: each test alters a copy of its own.</summary>
public sealed class SignedClinic(PrivateServerFixture server) : IAsyncLifetime
{
    private static readonly Caller Cora = new(ClinicId.Parse("north"), "cora", "coordinator", null, CourseScope.Clinic, null);
    private static readonly KeeperOptions Quick = new() { GatheringPause = TimeSpan.Zero, RetryPause = TimeSpan.FromMilliseconds(10), CheckpointInterval = TimeSpan.FromHours(1) };

    private readonly LogKeys _keys = LogKeys.InMemory();
    private string _older = "";
    private string _newest = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The newest checkpoint of the log of events.</summary>
    public StoredCheckpoint Newest { get; private set; } = null!;

    /// <summary>The public key of the log of events.</summary>
    public VerificationKey Key { get; private set; } = null!;

    /// <summary>The public keys of both logs.</summary>
    public IReadOnlyList<VerificationKey> Keys { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _older = await server.CreateDatabaseAsync();
        await WriteAsync(_older, async (courses, access) =>
        {
            await RecordAsync(courses, "c-1", 4);
            await RecordAsync(courses, "c-2", 4);
            await EnterAsync(access, 5);
        });
        _newest = await CopyAsync(_older);
        await PrivateServerFixture.ExecuteAsync(_newest, "select setval('ipt.mt_events_sequence', (select max(seq_id) + 10 from ipt.mt_events))");
        NpgsqlConnection.ClearAllPools();
        (Newest, Key, Keys) = await WriteAsync(_newest, async (courses, access) =>
        {
            await RecordAsync(courses, "c-3", 3);
            await RecordAsync(courses, "c-9", 290);
            await EnterAsync(access, 5);
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A copy of the database as it is now.</summary>
    public Task<string> NewestAsync() => CopyAsync(_newest);

    /// <summary>A copy of the database as it was before, with checkpoints of its own time.</summary>
    public Task<string> OlderAsync() => CopyAsync(_older);

    /// <summary>Goes on writing and signing in a database; returns its newest checkpoint of the log of events, its key, and those of both logs.</summary>
    public async Task<(StoredCheckpoint Newest, VerificationKey Key, IReadOnlyList<VerificationKey> Keys)> WriteAsync(string connectionString, Func<CourseRuntime, PostgresAccessLog, Task> write)
    {
        await using var database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = connectionString }, NullLogger.Instance, Cancel);
        await using (var journal = new PostgresCourseJournal(database, NullLogger.Instance))
        await using (var access = new PostgresAccessLog(database, NullLogger.Instance))
        {
            await using (var courses = new CourseRuntime(journal, new SharedCatalog(BuiltInCatalog.Instance), new CourseRuntimeOptions(), TimeProvider.System, NullLogger<CourseRuntime>.Instance))
            {
                await write(courses, access);
            }

            await FillIndexesAsync(database, access);
            var (events, key) = await SignAsync(new EventLog(database, journal), database);
            var (_, other) = await SignAsync(new AccessLeaves(database, TimeProvider.System), database);
            NpgsqlConnection.ClearAllPools();
            return (events, key, [key, other]);
        }
    }

    /// <summary>Records some events in a course, opening it.</summary>
    public static async Task RecordAsync(CourseRuntime courses, string course, int events)
    {
        var key = new CourseKey(Cora.Clinic, CourseId.Parse(course));
        await DoAsync(courses, key, new OpenCourse($"client-{course}", "talking-therapies", "ipt-adult-16", new DateOnly(2026, 2, 20), "gp", "routine", null, null, null));
        for (var number = 1; number < events; number++)
        {
            await DoAsync(courses, key, new ExplainConfidentialityLimits(["client"], new ProtectedText($"Said once more, {number}.")));
        }
    }

    private static async Task DoAsync(CourseRuntime courses, CourseKey key, CourseCommand command)
    {
        var envelope = new CommandEnvelope
        {
            RequestId = Guid.NewGuid(),
            RequestHash = RequestHash.Of(Guid.NewGuid().ToByteArray()),
            Command = command,
            Caller = Cora,
            CorrelationId = "visit-1",
            CausationId = "letter-1",
        };
        Assert.IsType<CommandAnswer.Answered>(await courses.ExecuteAsync(key, envelope, Cancel));
    }

    // The first ones each alone, the rest at once: a few of them share a batch.
    private static async Task EnterAsync(PostgresAccessLog access, int entries)
    {
        var alone = entries / 2;
        for (var number = 0; number < alone; number++)
        {
            await access.RecordAsync(Entry(number));
        }

        await Task.WhenAll(Enumerable.Range(alone, entries - alone).Select(number => access.RecordAsync(Entry(number)).AsTask()));
    }

    private static AccessEntry Entry(int number) => new()
    {
        At = new DateTimeOffset(2026, 3, 2, 9, number, 0, TimeSpan.Zero),
        Who = new Accessor("north", "ines", "auditor", "", "operations"),
        Method = "CourseService/GetCourse",
        Outcome = "OK",
        Emergency = false,
        Count = 1,
        Courses = ["c-1"],
        RequestId = "",
        CorrelationId = "",
    };

    // Somebody looked for everything once.
    private static async Task FillIndexesAsync(PostgresDatabase database, PostgresAccessLog access)
    {
        await access.ListAsync(new AccessQuery(Cora.Clinic, CourseId.Parse("c-1"), null, null, null, null, 1), Cancel);
        await new PostgresRecordedEvents(database).SearchAsync(new EventQuery(Cora.Clinic), Cancel);
        await new PostgresEmergencyReviews(database).ListAsync(Cora.Clinic, 0, 10, Cancel);
    }

    private async Task<(StoredCheckpoint Checkpoint, VerificationKey Key)> SignAsync(ILogSource source, PostgresDatabase database)
    {
        var store = new PostgresTreeStore(database, source.Name);
        await using var keeper = new LogKeeper(source, store, _keys, new KnownKeys(null), new InMemoryLedger(), Quick, TimeProvider.System, NullLogger.Instance);
        var checkpoint = await keeper.SignAsync(await source.ReadHeadAsync(Cancel), Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        return (checkpoint!, keeper.KeysOf((await store.FindStateAsync(Cancel))!.Origin)[0]);
    }

    private async Task<string> CopyAsync(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        return await server.CreateDatabaseAsync($"template {new NpgsqlConnectionStringBuilder(connectionString).Database}");
    }
}
