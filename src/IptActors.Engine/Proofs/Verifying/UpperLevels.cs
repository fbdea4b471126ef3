using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs.Verifying;

/// <summary>Roots of full rows as they are completed: a hash of 32 bytes for every 256 leaves, and again for every 65,536.</summary>
internal sealed class UpperLevels
{
    private readonly List<List<EventHash>> _levels = [];

    /// <summary>Notes the root of a whole subtree.</summary>
    public void Note(int level, EventHash root)
    {
        if (level == 0 || level % TileId.Height != 0)
        {
            return;
        }

        var at = (level / TileId.Height) - 1;
        while (_levels.Count <= at)
        {
            _levels.Add([]);
        }

        _levels[at].Add(root);
    }

    /// <summary>The rows above the leaves, as they must be.</summary>
    public IEnumerable<Tile> Tiles()
    {
        for (var level = 0; level < _levels.Count; level++)
        {
            foreach (var (index, row) in _levels[level].Chunk(TileId.Width).Index())
            {
                var hashes = new byte[row.Length * EventHash.Size];
                for (var at = 0; at < row.Length; at++)
                {
                    row[at].CopyTo(hashes.AsSpan(at * EventHash.Size));
                }

                yield return new Tile(new TileId(level + 1, index), hashes, null);
            }
        }
    }
}
