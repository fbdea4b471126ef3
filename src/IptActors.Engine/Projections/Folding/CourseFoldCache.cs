using IptActors.Domain.Values;

namespace IptActors.Engine.Projections.Folding;

/// <summary>Folded courses kept in memory, at most so many; those used longest ago go first.</summary>
internal sealed class CourseFoldCache(int capacity)
{
    private readonly Dictionary<CourseKey, Entry> _entries = [];
    private long _use;

    public CourseFold? Find(CourseKey course)
    {
        if (!_entries.TryGetValue(course, out var entry))
        {
            return null;
        }

        entry.LastUse = ++_use;
        return entry.Fold;
    }

    public void Keep(CourseFold fold)
    {
        if (_entries.TryGetValue(fold.Key, out var entry))
        {
            entry.Fold = fold;
            entry.LastUse = ++_use;
            return;
        }

        if (_entries.Count >= capacity)
        {
            Evict();
        }

        _entries.Add(fold.Key, new Entry { Fold = fold, LastUse = ++_use });
    }

    // A quarter at a time, so that the search for the oldest is seldom.
    private void Evict()
    {
        foreach (var (course, _) in _entries.OrderBy(entry => entry.Value.LastUse).Take(Math.Max(1, capacity / 4)).ToList())
        {
            _entries.Remove(course);
        }
    }

    private sealed class Entry
    {
        public required CourseFold Fold { get; set; }

        public long LastUse { get; set; }
    }
}
