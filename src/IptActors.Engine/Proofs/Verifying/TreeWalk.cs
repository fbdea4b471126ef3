using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs.Verifying;

/// <summary>
/// Goes through a log and the leaves of its tree side by side, and at every checkpoint asks which of the two is the one that was signed.
/// Memory does not grow with the log.
/// </summary>
/// <remarks>
/// As long as both agree there is one tree to compute. From the first place where they differ there are two, until the next checkpoint
/// says which is right: then it is known whether the event or the row of the tree was altered.
/// </remarks>
public sealed class TreeWalk
{
    private readonly TreeState _state;
    private readonly FaultList _faults;
    private readonly Queue<Checkpoint> _checkpoints;
    private readonly Queue<Tile> _tiles = new();
    private readonly Disagreements _open;
    private readonly UpperLevels _upper = new();
    private readonly IReadOnlyDictionary<long, long> _positions;
    private CompactRange _leaves;
    private CompactRange? _entries;
    private int _at;
    private long _covered;
    private long _last;
    private bool _forked;

    /// <summary>Begins at the first entry.</summary>
    /// <param name="state">How far the tree is.</param>
    /// <param name="checkpoints">Trusted checkpoints of it, smallest first.</param>
    /// <param name="positions">For stored checkpoints, by size, the position that is stored beside them.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public TreeWalk(TreeState state, IEnumerable<Checkpoint> checkpoints, IReadOnlyDictionary<long, long> positions, FaultList faults)
    {
        (_state, _faults, _open, _positions) = (state, faults, new Disagreements(faults), positions);
        _checkpoints = new Queue<Checkpoint>(checkpoints.Where(checkpoint => checkpoint.Size > 0 && checkpoint.Size <= state.Size));
        _leaves = NewRange();
    }

    /// <summary>Index of the next row of leaves to give.</summary>
    public long NextTile { get; private set; }

    /// <summary>Entries taken.</summary>
    public long Entries { get; private set; }

    /// <summary>Entries that the last good checkpoint covers.</summary>
    public long Covered => _covered;

    /// <summary>The rows above the leaves, as they must be after all that was taken.</summary>
    public IEnumerable<Tile> UpperRows => _upper.Tiles();

    private bool HasLeaves => _leaves.Size < _state.Size;

    /// <summary>Gives the next row of leaves; null when it is missing.</summary>
    public void Give(Tile? tile)
    {
        var expected = (int)Math.Min(TileId.Width, _state.Size - (NextTile * TileId.Width));
        if (tile is null || tile.Count < expected || tile.Positions is null || tile.Positions.Count < expected || !IsRising(tile.Positions))
        {
            _faults.Add(LogFaultKind.TreeAltered, $"row {NextTile} of the leaves", $"Expected {expected} leaves with their positions, found {tile?.Count ?? 0}.");
            tile = null;
        }

        NextTile++;
        if (tile is not null)
        {
            _tiles.Enqueue(tile);
        }
        else
        {
            Lost = true;
        }
    }

    /// <summary>True once rows are missing: then the tree is computed from the entries alone.</summary>
    public bool Lost { get; private set; }

    /// <summary>Takes the next entry in order of position. False when a row of leaves must be given first; then it is taken again.</summary>
    public bool TryTake(in CheckedEntry entry)
    {
        if (Lost)
        {
            TakeWithoutLeaves(entry);
            return true;
        }

        while (HasLeaves)
        {
            if (!TryPeek(out var position, out var leaf))
            {
                return false;
            }

            if (position < entry.Position)
            {
                _open.Missing(position, leaf);
                Append(leaf, leaf);
                continue;
            }

            if (position > entry.Position)
            {
                break;
            }

            if (leaf != entry.Leaf)
            {
                _open.Differs(entry, leaf);
            }
            else if (entry.Fault is not null)
            {
                _faults.Add(entry.Fault);
            }

            Append(leaf, entry.Leaf);
            Entries++;
            return true;
        }

        Entries++;
        if (entry.Position <= _state.Position)
        {
            _open.Inserted(entry);
        }
        else if (entry.Fault is not null)
        {
            _faults.Add(entry.Fault);
        }

        return true;
    }

    /// <summary>Says that there are no more entries. False when a row of leaves must be given first.</summary>
    public bool TryEnd()
    {
        while (HasLeaves && !Lost)
        {
            if (!TryPeek(out var position, out var leaf))
            {
                return false;
            }

            _open.Missing(position, leaf);
            Append(leaf, leaf);
        }

        if (Lost && HasLeaves)
        {
            _faults.Add(LogFaultKind.Removed, $"the log {_state.Origin}", $"The tree says that it has {_state.Size} entries, found {_leaves.Size}.");
        }

        if (!Lost && _last != _state.Position)
        {
            _faults.Add(LogFaultKind.TreeAltered, $"the state of {_state.Origin}", $"It says that the last leaf stands at position {_state.Position}; it stands at {_last}.");
        }

        _open.Settle(treeIsRight: null);
        return true;
    }

    private static bool IsRising(IReadOnlyList<long> positions)
    {
        for (var at = 1; at < positions.Count; at++)
        {
            if (positions[at] <= positions[at - 1])
            {
                return false;
            }
        }

        return true;
    }

    private bool TryPeek(out long position, out EventHash leaf)
    {
        (position, leaf) = (0, default);
        if (_tiles.TryPeek(out var tile))
        {
            (position, leaf) = (tile.Positions![_at], tile[_at]);
            return true;
        }

        return false;
    }

    private void TakeWithoutLeaves(in CheckedEntry entry)
    {
        Entries++;
        if (entry.Fault is not null)
        {
            _faults.Add(entry.Fault);
        }

        if (HasLeaves)
        {
            Append(entry.Leaf, entry.Leaf);
        }
    }

    private void Append(EventHash leaf, EventHash entry)
    {
        if (leaf != entry)
        {
            _entries ??= _leaves.Clone();
        }

        _leaves.Append(leaf);
        _entries?.Append(entry);
        if (_tiles.TryPeek(out var tile))
        {
            _last = tile.Positions![_at];
        }

        if (tile is not null && ++_at == tile.Count)
        {
            _tiles.Dequeue();
            _at = 0;
        }

        while (_checkpoints.TryPeek(out var checkpoint) && checkpoint.Size == _leaves.Size)
        {
            if (_positions.TryGetValue(checkpoint.Size, out var position) && position != _last)
            {
                _faults.Add(LogFaultKind.CheckpointAltered, $"the stored checkpoint of {checkpoint.Size} entries", $"Its position is {position}; the last of its entries stands at {_last}.");
            }

            Decide(_checkpoints.Dequeue());
        }
    }

    private void Decide(Checkpoint checkpoint)
    {
        if (_forked)
        {
            return;
        }

        if (_leaves.Root == checkpoint.Root)
        {
            _open.Settle(treeIsRight: true);
        }
        else if (_entries?.Root == checkpoint.Root)
        {
            _open.Settle(treeIsRight: false);
            _leaves = _entries;
        }
        else
        {
            _forked = true;
            _open.Settle(treeIsRight: null);
            _faults.Add(
                LogFaultKind.ForkedHistory,
                $"entries {_covered} to {checkpoint.Size - 1}",
                $"The checkpoint of {checkpoint.Size} entries has root {checkpoint.Root}, found {_leaves.Root}. The first {_covered} entries are those that were signed.");
            return;
        }

        _entries = null;
        _covered = checkpoint.Size;
    }

    private CompactRange NewRange() => new() { Completed = _upper.Note };
}
