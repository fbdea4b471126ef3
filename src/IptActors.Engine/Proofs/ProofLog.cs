using IptActors.Engine.Chain;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs.Keeping;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs;

/// <summary>A log, its tree and its keeper: what proofs are made from.</summary>
/// <remarks>Safe for use by many threads at once. Members that read throw <see cref="JournalUnavailableException"/> when the store is away and <see cref="DamagedTreeException"/> when its rows are not whole.</remarks>
/// <param name="source">The log.</param>
/// <param name="store">Its tree.</param>
/// <param name="keeper">Who signs.</param>
public sealed class ProofLog(ILogSource source, ITreeStore store, LogKeeper keeper)
{
    // Longer than a step of the keeper takes; then the caller gets what there is.
    private static readonly TimeSpan SigningPatience = TimeSpan.FromSeconds(3);

    /// <summary>Name of the log, <c>events</c> or <c>access</c>.</summary>
    public string Name => source.Name;

    /// <summary>The rows of the tree.</summary>
    public ITreeStore Store => store;

    /// <summary>What is wrong with the log; null when nothing was found.</summary>
    public ProofAlarm? Alarm => keeper.Alarm;

    /// <summary>Name of the log for the world; null before the tree was begun.</summary>
    public async ValueTask<string?> FindOriginAsync(CancellationToken cancellationToken) => (await store.FindStateAsync(cancellationToken))?.Origin;

    /// <summary>Public keys of the log, the one that signs now first.</summary>
    public IReadOnlyList<VerificationKey> KeysOf(string origin) => keeper.KeysOf(origin);

    /// <summary>The newest checkpoint, signed now if it does not reach as far as a position. Null, or one that does not reach so far, when it could not be signed in time.</summary>
    /// <param name="position">Position of an entry of the log.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async ValueTask<StoredCheckpoint?> CoverAsync(long position, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(SigningPatience);
        try
        {
            return await keeper.SignAsync(position, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await store.FindLatestAsync(cancellationToken);
        }
    }

    /// <summary>The entry at a position with the content of its leaf; null when there is none.</summary>
    public ValueTask<LogEntry?> FindEntryAsync(long position, CancellationToken cancellationToken) => source.FindAsync(position, cancellationToken);

    /// <summary>That an entry is in the tree of a size; null when the tree has none at its position.</summary>
    public async ValueTask<(long Leaf, IReadOnlyList<EventHash> Hashes)?> ProveAsync(long position, long size, CancellationToken cancellationToken) =>
        (await store.FindLeavesAsync([position], cancellationToken))[0] is { } leaf && leaf < size
            ? (leaf, await store.InclusionAsync(leaf, size, cancellationToken))
            : null;
}
