using IptActors.Compliance.Journal;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.InMemory;
using IptActors.Engine.Proofs.Keeping;
using IptActors.Engine.Proofs.Tree;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Proofs;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Proofs;

public sealed class Keeping_the_tree_of_events(PrivateServerFixture server)
{
    private static readonly KeeperOptions Quick = new() { BatchSize = 100, GatheringPause = TimeSpan.Zero, RetryPause = TimeSpan.FromMilliseconds(10) };

    private readonly LogKeys _keys = LogKeys.InMemory();
    private readonly InMemoryLedger _ledger = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_every_event_once_in_the_order_of_its_commit()
    {
        await using var database = await OpenAsync();
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        await AppendAsync(journal, 700);
        var head = await journal.ReadHeadAsync(Cancel);
        var store = new PostgresTreeStore(database, JournalLog.LogName);
        await using var keeper = Keep(database, journal, store);

        var checkpoint = await SignAsync(keeper, head);

        var events = await journal.ReadAllAsync(0, 1000, Cancel);
        var expected = new CompactRange();
        foreach (var stored in events)
        {
            expected.Append(JournalLog.LeafOf(stored).Hash);
        }

        Assert.Equal((700, expected.Root), (checkpoint.Size, checkpoint.Root));
        Assert.Equal(expected.Root, await store.RootAsync(700, Cancel));
        Assert.Equal([.. Enumerable.Range(0, 700).Select(leaf => (long?)leaf)], await store.FindLeavesAsync([.. events.Select(stored => stored.Position)], Cancel));
    }

    [Fact]
    public async Task Goes_on_exactly_where_a_keeper_that_lost_its_session_stopped()
    {
        await using var database = await OpenAsync();
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        var store = new PostgresTreeStore(database, JournalLog.LogName);
        await using var first = Keep(database, journal, store);
        await using var second = Keep(database, journal, store);
        for (var round = 1; round <= 5; round++)
        {
            await AppendAsync(journal, 130);
            await SignAsync(first, await journal.ReadHeadAsync(Cancel));
            await PrivateServerFixture.ExecuteAsync(
                database.Options.ConnectionString, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like '%tree keeper'");
        }

        await AppendAsync(journal, 1);
        var checkpoint = await SignAsync(second, await journal.ReadHeadAsync(Cancel));

        Assert.Equal(651, checkpoint.Size);
        Assert.Equal(checkpoint.Root, await store.RootAsync(651, Cancel));
        Assert.Null(first.Alarm ?? second.Alarm);
    }

    [Fact]
    public async Task Survives_gaps_that_rolled_back_appends_leave()
    {
        await using var database = await OpenAsync();
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        await AppendAsync(journal, 10);
        await PrivateServerFixture.ExecuteAsync(database.Options.ConnectionString, "select setval('ipt.mt_events_sequence', 5000)");
        await AppendAsync(journal, 10);
        var store = new PostgresTreeStore(database, JournalLog.LogName);
        await using var keeper = Keep(database, journal, store);

        Assert.Equal(20, (await SignAsync(keeper, await journal.ReadHeadAsync(Cancel))).Size);

        Assert.Equal([9, null, 10], await store.FindLeavesAsync([10, 11, 5001], Cancel));
    }

    private async Task<PostgresDatabase> OpenAsync() =>
        await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = await server.CreateDatabaseAsync() }, NullLogger.Instance, Cancel);

    private LogKeeper Keep(PostgresDatabase database, PostgresCourseJournal journal, PostgresTreeStore store) =>
        new(new EventLog(database, journal), store, _keys, new KnownKeys(null), _ledger, Quick, TimeProvider.System, NullLogger.Instance);

    private static async Task AppendAsync(PostgresCourseJournal journal, int events)
    {
        for (var left = events; left > 0; left -= 50)
        {
            await journal.AppendAsync(Sample.Append(Sample.NewCourse(), 0, Math.Min(50, left)), Cancel);
        }
    }

    private static async Task<StoredCheckpoint> SignAsync(LogKeeper keeper, long position) =>
        (await keeper.SignAsync(position, Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel))!;
}
