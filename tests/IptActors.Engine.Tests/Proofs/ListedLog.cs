using IptActors.Engine.Proofs;

namespace IptActors.Engine.Tests.Proofs;

/// <summary>A log of numbered leaves that tests lengthen, shorten and alter.</summary>
internal sealed class ListedLog : ILogSource
{
    private readonly Lock _gate = new();
    private List<LogLeaf> _leaves = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "listed";

    public void Add(int count)
    {
        lock (_gate)
        {
            // Positions have gaps, as those of a sequence do.
            _leaves.AddRange(Enumerable.Range(_leaves.Count, count).Select(number => new LogLeaf((number * 2) + 1, Trees.Leaf(number))));
            _more.SetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Change(Func<List<LogLeaf>, List<LogLeaf>> change)
    {
        lock (_gate)
        {
            _leaves = change(_leaves);
        }
    }

    public ValueTask<IReadOnlyList<LogLeaf>> ReadAsync(long afterPosition, int maxCount, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. _leaves.Where(leaf => leaf.Position > afterPosition).Take(maxCount)]);
        }
    }

    public ValueTask<LogEntry?> FindAsync(long position, CancellationToken cancellationToken) => new((LogEntry?)null);

    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_leaves.Count == 0 ? 0 : _leaves[^1].Position);
        }
    }

    public ValueTask WaitAsync(long afterPosition, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_leaves.Count > 0 && _leaves[^1].Position > afterPosition ? Task.CompletedTask : _more.Task.WaitAsync(cancellationToken));
        }
    }
}
