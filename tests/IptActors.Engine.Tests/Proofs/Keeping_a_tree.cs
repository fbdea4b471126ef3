using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.InMemory;
using IptActors.Engine.Proofs.Keeping;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Engine.Tests.Proofs;

public sealed class Keeping_a_tree
{
    private static readonly KeeperOptions Quick = new() { BatchSize = 300, GatheringPause = TimeSpan.Zero, RetryPause = TimeSpan.FromMilliseconds(10) };

    private readonly ListedLog _log = new();
    private readonly InMemoryTreeStore _store = new();
    private readonly InMemoryLedger _ledger = new();
    private readonly LogKeys _keys = LogKeys.InMemory();

    [Fact]
    public async Task Signs_what_was_appended_when_somebody_asks()
    {
        await using var keeper = Keep();
        _log.Add(1000);

        var checkpoint = await SignAsync(keeper, 1999);

        Assert.Equal((1000, 1999, Trees.Root([.. Enumerable.Range(0, 1000).Select(Trees.Leaf)])), (checkpoint.Size, checkpoint.Position, checkpoint.Root));
        Assert.True(SignedNote.TryParse(checkpoint.Note, out var note));
        Assert.All(keeper.KeysOf(note.Signatures[0].Name), key => Assert.True(note.IsSignedBy(key)));
        Assert.Equal(checkpoint.Note, await _ledger.FindLastAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Goes_on_where_it_stopped()
    {
        foreach (var size in new[] { 100, 256, 257, 700 })
        {
            await using var keeper = Keep();
            _log.Add(size - (int)((await _log.ReadHeadAsync(TestContext.Current.CancellationToken) + 1) / 2));
            await SignAsync(keeper, (size * 2) - 1);
        }

        Assert.Equal(Trees.Root([.. Enumerable.Range(0, 700).Select(Trees.Leaf)]), await _store.RootAsync(700, TestContext.Current.CancellationToken));
        var checkpoints = await _store.ListAsync(-1, 10, TestContext.Current.CancellationToken);
        Assert.Equal([100, 256, 257, 700], checkpoints.Select(checkpoint => checkpoint.Size));
        Assert.Equal([299L, null], await _store.FindLeavesAsync([599, 600], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Notices_an_older_copy_at_its_next_start()
    {
        await using (var keeper = Keep())
        {
            _log.Add(10);
            await SignAsync(keeper, 19);
        }

        // The database is put back to an empty one; the ledger is not in it.
        await using var next = Keep(new InMemoryTreeStore(), await OriginAsync());

        Assert.Equal(ProofAlarmKind.RolledBack, (await AlarmAsync(next)).Kind);
    }

    [Fact]
    public async Task Notices_a_history_that_goes_on_from_an_older_copy()
    {
        await using (var keeper = Keep())
        {
            _log.Add(10);
            await SignAsync(keeper, 19);
        }

        var origin = await OriginAsync();
        _log.Change(leaves => [.. leaves.Take(5), .. Enumerable.Range(5, 20).Select(number => new LogLeaf((number * 2) + 1, Trees.Leaf(1000 + number)))]);
        var forked = new InMemoryTreeStore();
        await forked.CreateAsync(origin, TestContext.Current.CancellationToken);
        await using (var other = Keep(forked, ledger: new InMemoryLedger()))
        {
            await SignAsync(other, 49);
        }

        await using var next = Keep(forked);

        Assert.Equal(ProofAlarmKind.Forked, (await AlarmAsync(next)).Kind);
    }

    [Fact]
    public async Task Notices_another_log()
    {
        await using (var keeper = Keep())
        {
            _log.Add(10);
            await SignAsync(keeper, 19);
        }

        await using var next = Keep(new InMemoryTreeStore());

        Assert.Equal(ProofAlarmKind.OtherLog, (await AlarmAsync(next)).Kind);
    }

    [Fact]
    public async Task Notices_entries_that_are_gone()
    {
        await using (var keeper = Keep())
        {
            _log.Add(10);
            await SignAsync(keeper, 19);
        }

        _log.Change(leaves => [.. leaves.SkipLast(1)]);
        await using var next = Keep();

        Assert.Equal(ProofAlarmKind.EntriesAltered, (await AlarmAsync(next)).Kind);
    }

    [Fact]
    public async Task Notices_an_entry_near_the_end_that_is_another()
    {
        await using (var keeper = Keep())
        {
            _log.Add(10);
            await SignAsync(keeper, 19);
        }

        _log.Change(leaves => [.. leaves.Take(7), new LogLeaf(15, Trees.Leaf(-1)), .. leaves.Skip(8)]);
        await using var next = Keep();

        Assert.Equal((ProofAlarmKind.EntriesAltered, "The entry at position 15 is not the one that the tree has."), ((await AlarmAsync(next)).Kind, next.Alarm!.Detail));
    }

    [Fact]
    public async Task Notices_checkpoints_of_another_key()
    {
        await using (var keeper = Keep())
        {
            _log.Add(10);
            await SignAsync(keeper, 19);
        }

        await using var next = Keep(keys: LogKeys.InMemory());

        Assert.Equal(ProofAlarmKind.CheckpointAltered, (await AlarmAsync(next)).Kind);
    }

    [Fact]
    public async Task Signs_nothing_more_after_an_alarm()
    {
        await using (var keeper = Keep())
        {
            _log.Add(10);
            await SignAsync(keeper, 19);
        }

        _log.Change(leaves => [.. leaves.SkipLast(1)]);
        await using var next = Keep();
        await AlarmAsync(next);
        _log.Add(5);

        Assert.Equal(10, (await SignAsync(next, 29)).Size);
    }

    [Fact]
    public async Task Is_done_by_one_process_at_a_time()
    {
        var first = Keep();
        _log.Add(10);
        await SignAsync(first, 19);
        await using var second = Keep();
        _log.Add(10);
        await SignAsync(second, 39);
        await first.DisposeAsync();
        _log.Add(10);

        Assert.Equal(30, (await SignAsync(second, 59)).Size);
    }

    private LogKeeper Keep(ITreeStore? store = null, string? origin = null, ICheckpointLedger? ledger = null, LogKeys? keys = null)
    {
        if (origin is not null)
        {
            Assert.True(store!.CreateAsync(origin, TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully);
        }

        return new LogKeeper(_log, store ?? _store, keys ?? _keys, new KnownKeys(null), ledger ?? _ledger, Quick, TimeProvider.System, NullLogger.Instance);
    }

    private async Task<string> OriginAsync() => (await _store.FindStateAsync(TestContext.Current.CancellationToken))!.Origin;

    private static async Task<StoredCheckpoint> SignAsync(LogKeeper keeper, long position) =>
        (await keeper.SignAsync(position, TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))!;

    private static Task<ProofAlarm> AlarmAsync(LogKeeper keeper) => keeper.Alarmed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
