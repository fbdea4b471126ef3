namespace IptActors.Engine.Proofs.Tree;

/// <summary>Reads the rows of one tree.</summary>
/// <remarks>Safe for use by many threads at once.</remarks>
public interface ITileReader
{
    /// <summary>The tiles asked for that exist, in any order.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<Tile>> ReadAsync(IReadOnlyCollection<TileId> ids, CancellationToken cancellationToken);
}
