using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs.Tree;

/// <summary>Computes roots and proofs from the stored rows, reading each time only the few that are needed.</summary>
public static class StoredTree
{
    /// <summary>Root of the tree as it was with its first <paramref name="size"/> leaves.</summary>
    /// <exception cref="DamagedTreeException">Rows are missing or cut.</exception>
    public static async ValueTask<EventHash> RootAsync(this ITileReader tiles, long size, CancellationToken cancellationToken) =>
        size == 0 ? MerkleHash.Empty : (await tiles.HashesAsync([new LeafRange(0, size)], cancellationToken))[0];

    /// <summary>Hashes that prove that a leaf is in the tree of its first <paramref name="size"/> leaves.</summary>
    /// <exception cref="DamagedTreeException">Rows are missing or cut.</exception>
    public static ValueTask<IReadOnlyList<EventHash>> InclusionAsync(this ITileReader tiles, long leaf, long size, CancellationToken cancellationToken) =>
        tiles.HashesAsync(LeafRange.OfInclusion(leaf, size), cancellationToken);

    /// <summary>Hashes that prove that one tree continues another.</summary>
    /// <exception cref="DamagedTreeException">Rows are missing or cut.</exception>
    public static ValueTask<IReadOnlyList<EventHash>> ConsistencyAsync(this ITileReader tiles, long olderSize, long size, CancellationToken cancellationToken) =>
        tiles.HashesAsync(LeafRange.OfConsistency(olderSize, size), cancellationToken);

    /// <summary>Roots of the whole subtrees that some leaves fall apart into (<see cref="NodeId.Covering"/>): what an export says of leaves that are not in it.</summary>
    /// <param name="tiles">The rows.</param>
    /// <param name="from">First leaf.</param>
    /// <param name="to">The leaf after the last; not beyond the tree.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DamagedTreeException">Rows are missing or cut.</exception>
    public static async ValueTask<IReadOnlyList<EventHash>> CoverAsync(this ITileReader tiles, long from, long to, CancellationToken cancellationToken)
    {
        NodeId[] nodes = [.. NodeId.Covering(from, to)];
        var found = await tiles.TilesOfAsync(nodes, cancellationToken);
        return [.. nodes.Select(node => Root(found, node))];
    }

    /// <summary>The hash of each range.</summary>
    /// <exception cref="DamagedTreeException">Rows are missing or cut.</exception>
    public static async ValueTask<IReadOnlyList<EventHash>> HashesAsync(this ITileReader tiles, IReadOnlyList<LeafRange> ranges, CancellationToken cancellationToken)
    {
        var found = await tiles.TilesOfAsync(ranges.SelectMany(range => NodeId.Covering(range.From, range.To)), cancellationToken);
        return [.. ranges.Select(range => NodeId.Covering(range.From, range.To).Select(node => Root(found, node)).Reverse().Aggregate((right, left) => MerkleHash.OfNode(left, right)))];
    }

    private static async ValueTask<Dictionary<TileId, Tile>> TilesOfAsync(this ITileReader tiles, IEnumerable<NodeId> nodes, CancellationToken cancellationToken)
    {
        TileId[] wanted = [.. nodes.Select(TileId.Of).Distinct()];
        return wanted.Length == 0 ? [] : (await tiles.ReadAsync(wanted, cancellationToken)).ToDictionary(tile => tile.Id);
    }

    private static EventHash Root(Dictionary<TileId, Tile> tiles, NodeId node)
    {
        var id = TileId.Of(node);
        return tiles.TryGetValue(id, out var tile)
            ? tile.RootOf(node)
            : throw new DamagedTreeException($"Expected tile {id.Index} of level {id.Level} of the tree, found none.");
    }
}
