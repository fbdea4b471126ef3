using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs.Tree;

/// <summary>Appends leaves and says which rows changed: those on the right edge, one for each level.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class TreeWriter
{
    private readonly CompactRange _range = new();
    private readonly List<EdgeTile> _edge = [];
    private readonly List<Tile> _filled = [];

    private TreeWriter()
    {
    }

    /// <summary>Leaves so far.</summary>
    public long Size => _range.Size;

    /// <summary>Root as it stands.</summary>
    public EventHash Root => _range.Root;

    /// <summary>Goes on where the stored rows end.</summary>
    /// <exception cref="DamagedTreeException">Rows are missing or not as long as a tree of this size has them.</exception>
    public static async ValueTask<TreeWriter> LoadAsync(ITileReader tiles, long size, CancellationToken cancellationToken)
    {
        var writer = new TreeWriter();
        List<TileId> edge = [];
        for (var (level, count) = (0, size); count > 0; level++, count >>= TileId.Height)
        {
            edge.Add(new TileId(level, count >> TileId.Height));
        }

        var found = (await tiles.ReadAsync(edge, cancellationToken)).ToDictionary(tile => tile.Id);
        foreach (var id in edge)
        {
            var expected = (int)((size >> (TileId.Height * id.Level)) & (TileId.Width - 1));
            var tile = found.GetValueOrDefault(id);
            if ((tile?.Count ?? 0) != expected || (id.Level == 0 && (tile?.Positions?.Count ?? 0) != expected))
            {
                throw new DamagedTreeException($"Expected tile {id.Index} of level {id.Level} to hold {expected} hashes, found {tile?.Count ?? 0}.");
            }

            writer._edge.Add(new EdgeTile(id, tile));
        }

        foreach (var node in NodeId.Covering(0, size))
        {
            writer._range.Append(node.Level, found[TileId.Of(node)].RootOf(node));
        }

        return writer;
    }

    /// <summary>Appends a leaf.</summary>
    /// <param name="leaf">Its hash.</param>
    /// <param name="position">Its position in the log.</param>
    public void Append(EventHash leaf, long position)
    {
        _range.Append(leaf);
        Append(0, leaf, position);
    }

    /// <summary>The rows that changed since the last time, each as it is to be stored.</summary>
    public IReadOnlyList<Tile> TakeChanges()
    {
        List<Tile> changed = [.. _filled, .. _edge.Where(tile => tile.IsChanged).Select(tile => tile.Freeze())];
        _filled.Clear();
        return changed;
    }

    private void Append(int level, EventHash hash, long position)
    {
        if (level == _edge.Count)
        {
            _edge.Add(new EdgeTile(new TileId(level, 0), null));
        }

        var tile = _edge[level];
        tile.Add(hash, position);
        if (tile.Count < TileId.Width)
        {
            return;
        }

        var full = tile.Freeze();
        _filled.Add(full);
        _edge[level] = new EdgeTile(new TileId(level, full.Id.Index + 1), null);
        Append(level + 1, full.FullRoot, position);
    }

    /// <summary>A row that is not full yet.</summary>
    private sealed class EdgeTile
    {
        private readonly TileId _id;
        private readonly byte[] _hashes = new byte[TileId.Width * EventHash.Size];
        private readonly List<long>? _positions;

        public EdgeTile(TileId id, Tile? stored)
        {
            _id = id;
            _positions = id.Level == 0 ? [.. stored?.Positions ?? []] : null;
            if (stored is not null)
            {
                stored.Hashes.CopyTo(_hashes);
                Count = stored.Count;
            }
        }

        public int Count { get; private set; }

        public bool IsChanged { get; private set; }

        public void Add(EventHash hash, long position)
        {
            hash.CopyTo(_hashes.AsSpan(Count * EventHash.Size));
            _positions?.Add(position);
            Count++;
            IsChanged = true;
        }

        public Tile Freeze()
        {
            IsChanged = false;
            return new Tile(_id, _hashes.AsMemory(0, Count * EventHash.Size).ToArray(), _positions?.ToArray());
        }
    }
}
