using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs.InMemory;

/// <summary>A tree that is forgotten when the process ends. For tests and trials; it keeps every promise of the port except to be durable.</summary>
public sealed class InMemoryTreeStore : ITreeStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TileId, Tile> _tiles = [];
    private readonly SortedList<long, StoredCheckpoint> _checkpoints = [];
    private TreeState? _state;
    private bool _isLed;

    /// <inheritdoc/>
    public ValueTask<ITreeLead?> TryLeadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isLed)
            {
                return new((ITreeLead?)null);
            }

            _isLed = true;
            return new(new Lead(this));
        }
    }

    /// <inheritdoc/>
    public ValueTask<TreeState?> FindStateAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_state);
        }
    }

    /// <inheritdoc/>
    public ValueTask<TreeState> CreateAsync(string origin, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_state ??= new TreeState(origin, 0, 0));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> AdvanceAsync(TreeStep step, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_state is null || _state.Size != step.ExpectedSize)
            {
                return new(false);
            }

            foreach (var tile in step.Tiles)
            {
                _tiles[tile.Id] = tile;
            }

            if (step.Checkpoint is { } checkpoint)
            {
                _checkpoints[checkpoint.Size] = checkpoint;
            }

            _state = _state with { Size = step.Size, Position = step.Position };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Tile>> ReadAsync(IReadOnlyCollection<TileId> ids, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. ids.Where(_tiles.ContainsKey).Select(id => _tiles[id])]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<long?>> FindLeavesAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var leaves = _tiles.Values.Where(tile => tile.Id.Level == 0)
                .SelectMany(tile => tile.Positions!.Select((at, offset) => (At: at, Leaf: (tile.Id.Index * TileId.Width) + offset)))
                .ToDictionary(entry => entry.At, entry => (long?)entry.Leaf);
            return new([.. positions.Select(position => leaves.GetValueOrDefault(position))]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredCheckpoint?> FindLatestAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_checkpoints.Count == 0 ? null : _checkpoints.Values[^1]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredCheckpoint?> FindCoveringAsync(long size, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_checkpoints.Values.FirstOrDefault(checkpoint => checkpoint.Size >= size));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(long afterSize, int maxCount, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. _checkpoints.Values.Where(checkpoint => checkpoint.Size > afterSize).Take(maxCount)]);
        }
    }

    private void LetGo()
    {
        lock (_gate)
        {
            _isLed = false;
        }
    }

    private sealed class Lead(InMemoryTreeStore store) : ITreeLead
    {
        public bool IsHeld { get; private set; } = true;

        public ValueTask DisposeAsync()
        {
            if (IsHeld)
            {
                IsHeld = false;
                store.LetGo();
            }

            return ValueTask.CompletedTask;
        }
    }
}
