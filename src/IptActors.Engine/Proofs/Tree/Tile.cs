using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs.Tree;

/// <summary>
/// How a tree is kept: in rows of up to 256 hashes, as C2SP tlog-tiles lays them out. A tile of level L holds hashes of the tree's
/// level 8·L; those between are computed from it. So a proof reads one or two rows for every factor of 256.
/// </summary>
/// <param name="Level">0 for the leaves.</param>
/// <param name="Index">Place among the tiles of its level, from 0.</param>
public readonly record struct TileId(int Level, long Index)
{
    /// <summary>Levels of the tree that one tile spans.</summary>
    public const int Height = 8;

    /// <summary>Hashes of a full tile.</summary>
    public const int Width = 1 << Height;

    /// <summary>The tile from which the hash of a subtree is computed.</summary>
    public static TileId Of(NodeId node)
    {
        var level = node.Level / Height;
        return new TileId(level, node.Index << (node.Level % Height) >> Height);
    }
}

/// <summary>A tile with what is in it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Hashes">32 bytes for each hash, from left to right; 1 to 256 of them.</param>
/// <param name="Positions">For a tile of leaves, the position of each in its log, rising; null for the levels above.</param>
public sealed record Tile(TileId Id, ReadOnlyMemory<byte> Hashes, IReadOnlyList<long>? Positions)
{
    /// <summary>Hashes in it.</summary>
    public int Count => Hashes.Length / EventHash.Size;

    /// <summary>One of its hashes.</summary>
    public EventHash this[int at] => MerkleHash.Read(Hashes.Span[(at * EventHash.Size)..]);

    /// <summary>Root over all its hashes; only a full tile has one that lasts.</summary>
    internal EventHash FullRoot => RootOf(0, TileId.Width);

    /// <summary>Root of a whole subtree inside it.</summary>
    /// <param name="node">A subtree for which <see cref="TileId.Of"/> names this tile.</param>
    /// <exception cref="DamagedTreeException">The tile holds fewer hashes than the subtree needs.</exception>
    public EventHash RootOf(NodeId node)
    {
        var height = node.Level % TileId.Height;
        var first = (int)((node.Index << height) - (Id.Index << TileId.Height));
        if (first + (1 << height) > Count)
        {
            throw new DamagedTreeException($"Expected tile {Id.Index} of level {Id.Level} to hold {first + (1 << height)} hashes or more, found {Count}.");
        }

        return RootOf(first, 1 << height);
    }

    private EventHash RootOf(int first, int count) => count == 1
        ? this[first]
        : MerkleHash.OfNode(RootOf(first, count / 2), RootOf(first + (count / 2), count / 2));
}
