namespace IptActors.Engine.Proofs;

/// <summary>A record that only grows, over which a tree is kept: the events of all courses, or the log of who read what.</summary>
/// <remarks>Safe for use by many threads at once.</remarks>
public interface ILogSource
{
    /// <summary>Short name of the log, <c>events</c> or <c>access</c>: the end of its origin and the key of its rows. Never changes.</summary>
    string Name { get; }

    /// <summary>Leaves in commit order. Never skips one: a leaf of a smaller position cannot become visible after one of a greater was returned.</summary>
    /// <param name="afterPosition">Leaves of a greater position; 0 from the start.</param>
    /// <param name="maxCount">At most so many; 1 or more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="Journal.JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<LogLeaf>> ReadAsync(long afterPosition, int maxCount, CancellationToken cancellationToken);

    /// <summary>The entry at a position with the content of its leaf; null when there is none.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<LogEntry?> FindAsync(long position, CancellationToken cancellationToken);

    /// <summary>Position of the last leaf; 0 when there is none.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>Returns once there is something beyond a position. May return early.</summary>
    ValueTask WaitAsync(long afterPosition, CancellationToken cancellationToken);
}
