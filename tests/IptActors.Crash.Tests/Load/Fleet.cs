using System.Collections.Concurrent;

namespace IptActors.Crash.Tests.Load;

/// <summary>The courses that callers work on: some to be opened by whoever comes first, the others open.</summary>
/// <param name="prefix">What the ids of its courses begin with.</param>
internal sealed class Fleet(string prefix = "c-")
{
    private readonly ConcurrentQueue<string> _toOpen = new();
    private readonly Lock _gate = new();
    private readonly List<string> _open = [];
    private int _made;

    /// <summary>Adds courses nobody has opened.</summary>
    public void Add(int count)
    {
        for (var n = 0; n < count; n++)
        {
            _toOpen.Enqueue(CourseClient.Name($"{prefix}{_made++:d6}"));
        }
    }

    /// <summary>A course that the caller must open; null when there is none.</summary>
    public string? TakeUnopened() => _toOpen.TryDequeue(out var course) ? course : null;

    /// <summary>The course is open.</summary>
    public void Opened(string course)
    {
        lock (_gate)
        {
            _open.Add(course);
        }
    }

    /// <summary>An open course; null while there is none.</summary>
    public string? Pick(Random random)
    {
        lock (_gate)
        {
            return _open.Count == 0 ? null : _open[random.Next(_open.Count)];
        }
    }

    /// <summary>Takes the oldest open courses out of use.</summary>
    public IReadOnlyList<string> Retire(int count)
    {
        lock (_gate)
        {
            var retired = _open.Take(count).ToArray();
            _open.RemoveRange(0, retired.Length);
            return retired;
        }
    }
}
