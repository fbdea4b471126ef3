using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs;

/// <summary>Where the tree of one log and its checkpoints are kept.</summary>
/// <remarks>Safe for use by many threads at once. Every member throws <see cref="Journal.JournalUnavailableException"/> when the store cannot be reached.</remarks>
public interface ITreeStore : ITileReader
{
    /// <summary>Tries to become the one who keeps this tree; whoever holds it lets go by disposing, or by ending. Null while another process does.</summary>
    ValueTask<ITreeLead?> TryLeadAsync(CancellationToken cancellationToken);

    /// <summary>How far the tree is; null before the first time it was kept.</summary>
    ValueTask<TreeState?> FindStateAsync(CancellationToken cancellationToken);

    /// <summary>Begins a tree without leaves unless there is one.</summary>
    /// <param name="origin">Name of the log for the world.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<TreeState> CreateAsync(string origin, CancellationToken cancellationToken);

    /// <summary>Writes a step of the tree in one transaction.</summary>
    /// <param name="step">Rows, new state, and a checkpoint when one is due.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then unknown.</param>
    /// <returns>False when the tree is not as long as the step expects: somebody else has written.</returns>
    ValueTask<bool> AdvanceAsync(TreeStep step, CancellationToken cancellationToken);

    /// <summary>For each position of the log the index of the leaf there; null where the tree has none.</summary>
    ValueTask<IReadOnlyList<long?>> FindLeavesAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken);

    /// <summary>The checkpoint of the largest tree; null before the first.</summary>
    ValueTask<StoredCheckpoint?> FindLatestAsync(CancellationToken cancellationToken);

    /// <summary>The checkpoint of the smallest tree that has this many leaves or more; null when there is none.</summary>
    ValueTask<StoredCheckpoint?> FindCoveringAsync(long size, CancellationToken cancellationToken);

    /// <summary>Checkpoints of larger trees, smallest first.</summary>
    /// <param name="afterSize">Size of the last one known; -1 from the first.</param>
    /// <param name="maxCount">At most so many; 1 or more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(long afterSize, int maxCount, CancellationToken cancellationToken);
}
