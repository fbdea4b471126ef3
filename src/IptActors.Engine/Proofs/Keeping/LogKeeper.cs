using IptActors.Engine.Chain;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;
using IptActors.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace IptActors.Engine.Proofs.Keeping;

/// <summary>
/// Follows a log and keeps its tree: rows and position in one transaction, every leaf once and in order, whenever it was stopped. Signs a
/// checkpoint at intervals, by count, and when somebody asks. One process keeps a tree at a time; the others wait to take over.
/// </summary>
public sealed class LogKeeper : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly ILogSource _source;
    private readonly ITreeStore _store;
    private readonly LogKeys _keys;
    private readonly KnownKeys _known;
    private readonly ICheckpointLedger _ledger;
    private readonly KeeperOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly KeeperMetrics _metrics;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<ProofAlarm> _alarmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;
    private TaskCompletionSource _asked = NewSignal();
    private TaskCompletionSource _signed = NewSignal();
    private ProofAlarm? _alarm;
    private long _unsignedSince;
    private long _size;

    /// <summary>Begins to keep the tree.</summary>
    /// <param name="source">The log.</param>
    /// <param name="store">Where its tree is.</param>
    /// <param name="keys">Who signs.</param>
    /// <param name="known">Public keys of all times.</param>
    /// <param name="ledger">Where checkpoints are kept apart from the database.</param>
    /// <param name="options">When to write and sign.</param>
    /// <param name="clock">The time in checkpoints.</param>
    /// <param name="logger">Gets alarms and outages.</param>
    public LogKeeper(
        ILogSource source, ITreeStore store, LogKeys keys, KnownKeys known, ICheckpointLedger ledger, KeeperOptions options, TimeProvider clock, ILogger logger)
    {
        (_source, _store, _keys, _known, _ledger, _options, _clock, _logger) = (source, store, keys, known, ledger, options, clock, logger);
        _metrics = new KeeperMetrics(source.Name, () => Alarm is not null, () => Volatile.Read(ref _size), UnsignedSeconds);
        _running = Task.Run(RunAsync);
    }

    /// <summary>What is wrong with the log; null when nothing was found. Once raised it stays until the process ends.</summary>
    public ProofAlarm? Alarm => Volatile.Read(ref _alarm);

    /// <summary>Completes with the first alarm.</summary>
    public Task<ProofAlarm> Alarmed => _alarmed.Task;

    /// <summary>The public keys of a log, the one that signs now first.</summary>
    public IReadOnlyList<VerificationKey> KeysOf(string origin) => _known.Learn(origin, _keys.Verification(origin));

    /// <summary>The newest checkpoint once it reaches as far as a position; signs one at once if this process keeps the tree.</summary>
    /// <param name="position">Position of an entry of the log.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>While there is an alarm, the newest checkpoint there is, which may not reach so far; null when there is none.</returns>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<StoredCheckpoint?> SignAsync(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            var signed = Volatile.Read(ref _signed).Task;
            var latest = await _store.FindLatestAsync(cancellationToken);
            if (Alarm is not null || latest?.Position >= position)
            {
                return latest;
            }

            Volatile.Read(ref _asked).TrySetResult();

            // Another process may keep the tree: then only looking tells.
            await Task.WhenAny(signed, Task.Delay(LookAgain, _clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Stops; what was written stays, and the next start goes on from there.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _metrics.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var lead = await _store.TryLeadAsync(_stop.Token);
                if (lead is not null)
                {
                    await KeepAsync(lead);
                }

                await Task.Delay(_options.RetryPause, _clock, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is JournalUnavailableException or IOException or UnauthorizedAccessException)
            {
                _logger.TreeNotKept(_source.Name, e);
                await Task.Delay(_options.RetryPause, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (DamagedTreeException e)
            {
                Raise(new ProofAlarm(ProofAlarmKind.TreeDamaged, e.Message));
            }
            catch (Exception e)
            {
                // A bug: proofs fall behind, which the metric shows from now on; courses are served all the same.
                _logger.KeeperFailed(_source.Name, e);
                if (_unsignedSince == 0)
                {
                    Volatile.Write(ref _unsignedSince, _clock.GetTimestamp());
                }

                await Task.Delay(_options.RetryPause, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // 1. What is there: the tree, its keys, whether it is the one that was signed.
    // 2. Leaves as they come; a checkpoint when one is due.
    private async Task KeepAsync(ITreeLead lead)
    {
        var state = await _store.FindStateAsync(_stop.Token) ?? await _store.CreateAsync($"iptactors/{Guid.NewGuid()}/{_source.Name}", _stop.Token);
        if (await new TreeInspection(_source, _store, _ledger).InspectAsync(state, KeysOf(state.Origin), _stop.Token) is { } alarm)
        {
            if (await HasMovedAsync(state))
            {
                return;
            }

            Raise(alarm);
        }

        if (Alarm is not null)
        {
            // The lead is kept: no other process may sign over it either.
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, _stop.Token);
        }

        if (await TryLoadAsync(state) is not { } tree)
        {
            return;
        }

        var latest = await _store.FindLatestAsync(_stop.Token);
        await CatchUpLedgerAsync(latest);
        _logger.TreeKept(_source.Name, state.Size);
        var signedSize = latest?.Size ?? 0;
        _unsignedSince = tree.Size > signedSize ? _clock.GetTimestamp() : 0;
        while (lead.IsHeld)
        {
            var leaves = await _source.ReadAsync(state.Position, _options.BatchSize, _stop.Token);
            var asked = Volatile.Read(ref _asked).Task.IsCompleted;
            foreach (var leaf in leaves)
            {
                tree.Append(leaf.Hash, leaf.Position);
            }

            if (leaves.Count > 0 && _unsignedSince == 0)
            {
                _unsignedSince = _clock.GetTimestamp();
            }

            var checkpoint = IsDue(tree.Size, signedSize, asked && leaves.Count < _options.BatchSize)
                ? Sign(state.Origin, tree, leaves is [.., var last] ? last.Position : state.Position, latest)
                : null;
            if (leaves.Count == 0 && checkpoint is null)
            {
                Answer(asked);
                await WaitAsync(state.Position);
                continue;
            }

            var step = new TreeStep(state.Size, tree.Size, leaves is [.., var end] ? end.Position : state.Position, tree.TakeChanges(), checkpoint);
            if (!await _store.AdvanceAsync(step, _stop.Token))
            {
                // Somebody else has written, or the database went back behind us: look at it anew.
                return;
            }

            state = state with { Size = step.Size, Position = step.Position };
            Volatile.Write(ref _size, state.Size);
            _metrics.Appended(leaves.Count);
            if (checkpoint is not null)
            {
                await _ledger.AppendAsync(checkpoint, _stop.Token);
                (latest, signedSize, _unsignedSince) = (checkpoint, checkpoint.Size, 0);
                _metrics.Signed();
                Answer(asked);
            }

            if (leaves.Count < _options.BatchSize)
            {
                await Task.Delay(_options.GatheringPause, _clock, _stop.Token);
            }
        }
    }

    private async ValueTask<TreeWriter?> TryLoadAsync(TreeState state)
    {
        try
        {
            return await TreeWriter.LoadAsync(_store, state.Size, _stop.Token);
        }
        catch (DamagedTreeException) when (!_stop.IsCancellationRequested)
        {
            if (await HasMovedAsync(state))
            {
                return null;
            }

            throw;
        }
    }

    // Who had the lead before may finish a step after its session was lost: then state and rows were read on both sides of it.
    private async ValueTask<bool> HasMovedAsync(TreeState state) => await _store.FindStateAsync(_stop.Token) != state;

    private bool IsDue(long size, long signedSize, bool asked) => size > signedSize
        && (asked || size - signedSize >= _options.CheckpointEvery || _clock.GetElapsedTime(_unsignedSince) >= _options.CheckpointInterval);

    private StoredCheckpoint Sign(string origin, TreeWriter tree, long position, StoredCheckpoint? previous)
    {
        var now = _clock.GetUtcNow();
        var checkpoint = new Checkpoint(origin, tree.Size, tree.Root);
        return new StoredCheckpoint(
            tree.Size,
            tree.Root,
            position,
            now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)),
            _keys.Sign(checkpoint).ToString(),
            previous is null ? default : EventHash.Of(System.Text.Encoding.UTF8.GetBytes(previous.Note)));
    }

    private async Task WaitAsync(long position)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var more = _source.WaitAsync(position, done.Token).AsTask();
        var due = _unsignedSince == 0 ? Timeout.InfiniteTimeSpan : _options.CheckpointInterval - _clock.GetElapsedTime(_unsignedSince);
        var first = await Task.WhenAny(
            more, Volatile.Read(ref _asked).Task, Task.Delay(due < TimeSpan.Zero && due != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : due, _clock, done.Token));
        await done.CancelAsync();
        if (first == more)
        {
            await more;
        }

        _stop.Token.ThrowIfCancellationRequested();
    }

    // Whoever asked looks at the store again: there is a checkpoint now, or nothing to sign.
    private void Answer(bool asked)
    {
        if (asked)
        {
            Volatile.Write(ref _asked, NewSignal());
        }

        Interlocked.Exchange(ref _signed, NewSignal()).TrySetResult();
    }

    private async Task CatchUpLedgerAsync(StoredCheckpoint? latest)
    {
        // A crash between the transaction and the file leaves the file one behind.
        if (latest is not null && latest.Note != await _ledger.FindLastAsync(_stop.Token))
        {
            await _ledger.AppendAsync(latest, _stop.Token);
        }
    }

    private void Raise(ProofAlarm alarm)
    {
        if (Interlocked.CompareExchange(ref _alarm, alarm, null) is null)
        {
            _logger.LogNotAsSigned(_source.Name, alarm.Kind, alarm.Detail);
            _alarmed.TrySetResult(alarm);
            Answer(asked: false);
        }
    }

    private double UnsignedSeconds() => Volatile.Read(ref _unsignedSince) is > 0 and var since ? _clock.GetElapsedTime(since).TotalSeconds : 0;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
