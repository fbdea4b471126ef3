using System.Collections.Concurrent;

namespace IptActors.Engine.Projections.Running;

/// <summary>How far the projections that this process runs are, and who waits for them.</summary>
internal sealed class ProjectionProgress
{
    private readonly ConcurrentDictionary<string, long> _positions = new(StringComparer.Ordinal);
    private TaskCompletionSource _moved = New();

    /// <summary>The durable position; null when this process does not run the projection.</summary>
    public long? Of(string name) => _positions.TryGetValue(name, out var position) ? position : null;

    /// <summary>Completes at the next move of any projection.</summary>
    public Task Moved => Volatile.Read(ref _moved).Task;

    public void Advance(IEnumerable<Projection> projections, long position)
    {
        foreach (var projection in projections)
        {
            _positions[projection.Name] = position;
        }

        Interlocked.Exchange(ref _moved, New()).TrySetResult();
    }

    /// <summary>This process does not run the projection any more.</summary>
    public void Forget(string name) => _positions.TryRemove(name, out _);

    /// <summary>This process runs none any more.</summary>
    public void Clear()
    {
        _positions.Clear();
        Interlocked.Exchange(ref _moved, New()).TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
