using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Tests.Proofs;

/// <summary>A tree in rows of memory, and the definition of RFC 6962, 2.1, word for word, to compare it with.</summary>
internal sealed class Trees : ITileReader
{
    private readonly Dictionary<TileId, Tile> _tiles = [];

    public List<EventHash> Leaves { get; } = [];

    /// <summary>A tree of leaves that are all different, written in steps of some size.</summary>
    public static async Task<Trees> OfAsync(int size, int step = 1000)
    {
        var tree = new Trees();
        var writer = await TreeWriter.LoadAsync(tree, 0, TestContext.Current.CancellationToken);
        for (var at = 0; at < size; at++)
        {
            if (at % step == 0)
            {
                tree.Store(writer);
                writer = await TreeWriter.LoadAsync(tree, at, TestContext.Current.CancellationToken);
            }

            var leaf = Leaf(at);
            tree.Leaves.Add(leaf);
            writer.Append(leaf, at + 1);
        }

        tree.Store(writer);
        Assert.Equal(tree.Leaves.Count, writer.Size);
        return tree;
    }

    public static EventHash Leaf(int number) => MerkleHash.OfLeaf(BitConverter.GetBytes(number));

    /// <summary>MTH of RFC 6962, 2.1.</summary>
    public static EventHash Root(IReadOnlyList<EventHash> leaves) => Root(leaves, 0, leaves.Count);

    public EventHash RootOf(int size) => Root(Leaves, 0, size);

    public void Put(Tile tile) => _tiles[tile.Id] = tile;

    public void Remove(TileId id) => _tiles.Remove(id);

    public ValueTask<IReadOnlyList<Tile>> ReadAsync(IReadOnlyCollection<TileId> ids, CancellationToken cancellationToken) =>
        new([.. ids.Where(_tiles.ContainsKey).Select(id => _tiles[id])]);

    private void Store(TreeWriter writer)
    {
        foreach (var tile in writer.TakeChanges())
        {
            Put(tile);
        }
    }

    private static EventHash Root(IReadOnlyList<EventHash> leaves, int from, int to)
    {
        switch (to - from)
        {
            case 0:
                return MerkleHash.Empty;
            case 1:
                return leaves[from];
            default:
                var half = 1;
                while (half * 2 < to - from)
                {
                    half *= 2;
                }

                return MerkleHash.OfNode(Root(leaves, from, from + half), Root(leaves, from + half, to));
        }
    }
}
