using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs.Keeping;

/// <summary>
/// Looks at a log before it is continued: is it the one that was signed, is it as long, does it end as the tree ends. A look at the ends
/// in a few reads; whoever wants everything looked at runs <c>ipt audit verify</c>.
/// </summary>
internal sealed class TreeInspection(ILogSource source, ITreeStore store, ICheckpointLedger ledger)
{
    /// <summary>The first thing that is wrong; null when nothing is.</summary>
    /// <param name="state">How far the tree says it is.</param>
    /// <param name="keys">Keys that have signed this log.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async ValueTask<ProofAlarm?> InspectAsync(TreeState state, IReadOnlyList<VerificationKey> keys, CancellationToken cancellationToken)
    {
        try
        {
            return await LedgerAsync(state, cancellationToken)
                ?? await CheckpointAsync(state, keys, cancellationToken)
                ?? await EndAsync(state, cancellationToken);
        }
        catch (DamagedTreeException e)
        {
            return new ProofAlarm(ProofAlarmKind.TreeDamaged, e.Message);
        }
        catch (InvalidDataException e)
        {
            return new ProofAlarm(ProofAlarmKind.CheckpointAltered, e.Message);
        }
    }

    private async ValueTask<ProofAlarm?> LedgerAsync(TreeState state, CancellationToken cancellationToken)
    {
        if (await ledger.FindLastAsync(cancellationToken) is not { } note)
        {
            return null;
        }

        if (!SignedNote.TryParse(note, out var signed) || !Checkpoint.TryParse(signed.Text, out var last))
        {
            return new ProofAlarm(ProofAlarmKind.CheckpointAltered, "Expected a signed checkpoint at the end of the file of checkpoints, found something else.");
        }

        if (last.Origin != state.Origin)
        {
            return new ProofAlarm(ProofAlarmKind.OtherLog, $"Expected the log {last.Origin}, which this server has signed, found {state.Origin} in the database.");
        }

        if (last.Size > state.Size)
        {
            return new ProofAlarm(ProofAlarmKind.RolledBack, $"Expected {last.Size} entries or more, which were signed, found {state.Size}: an older copy of the database was put back.");
        }

        var root = await store.RootAsync(last.Size, cancellationToken);
        return root == last.Root
            ? null
            : new ProofAlarm(ProofAlarmKind.Forked, $"Expected root {last.Root} for the first {last.Size} entries, as signed, found {root}: history was rewritten, or goes on from an older copy.");
    }

    private async ValueTask<ProofAlarm?> CheckpointAsync(TreeState state, IReadOnlyList<VerificationKey> keys, CancellationToken cancellationToken)
    {
        if (await store.FindLatestAsync(cancellationToken) is not { } latest)
        {
            return null;
        }

        if (!SignedNote.TryParse(latest.Note, out var signed) || !keys.Any(signed.IsSignedBy)
            || !Checkpoint.TryParse(signed.Text, out var checkpoint) || checkpoint != new Checkpoint(state.Origin, latest.Size, latest.Root))
        {
            return new ProofAlarm(ProofAlarmKind.CheckpointAltered, $"The stored checkpoint of {latest.Size} entries is not one that a key of this log has signed.");
        }

        if (latest.Size > state.Size)
        {
            return new ProofAlarm(ProofAlarmKind.TreeDamaged, $"Expected {latest.Size} entries or more, which a checkpoint has, found {state.Size}.");
        }

        var root = await store.RootAsync(latest.Size, cancellationToken);
        return root == latest.Root
            ? null
            : new ProofAlarm(ProofAlarmKind.TreeDamaged, $"Expected root {latest.Root} for the first {latest.Size} entries, as signed, found {root}.");
    }

    // The last row of leaves against what the log itself says: a log that was put back without its tree ends otherwise.
    private async ValueTask<ProofAlarm?> EndAsync(TreeState state, CancellationToken cancellationToken)
    {
        if (state.Size == 0)
        {
            return null;
        }

        var head = await source.ReadHeadAsync(cancellationToken);
        if (head < state.Position)
        {
            return new ProofAlarm(ProofAlarmKind.EntriesAltered, $"Expected entries up to position {state.Position}, which the tree has, found the last at {head}: entries were removed.");
        }

        var tile = (await store.ReadAsync([new TileId(0, (state.Size - 1) / TileId.Width)], cancellationToken)).SingleOrDefault()
            ?? throw new DamagedTreeException("Expected the last row of leaves of the tree, found none.");
        var leaves = await source.ReadAsync(tile.Positions![0] - 1, tile.Count, cancellationToken);
        for (var at = 0; at < tile.Count; at++)
        {
            if (at >= leaves.Count || leaves[at] != new LogLeaf(tile.Positions[at], tile[at]))
            {
                return new ProofAlarm(ProofAlarmKind.EntriesAltered, $"The entry at position {tile.Positions[at]} is not the one that the tree has.");
            }
        }

        return null;
    }
}
