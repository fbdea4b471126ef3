using System.Collections.Concurrent;
using IptActors.Domain.Values;

namespace IptActors.Engine.Courses;

/// <summary>The courses of a process whose record was found not to be as it was recorded, since it started. Safe for use by many threads at once.</summary>
public sealed class RecordAlarms
{
    private readonly ConcurrentDictionary<CourseKey, bool> _courses = new();

    /// <summary>Told of each course once, by the thread that loaded it; must return soon.</summary>
    public event Action? Raised;

    /// <summary>How many courses; 0 is well.</summary>
    public int Count => _courses.Count;

    /// <summary>Tells of a course.</summary>
    /// <returns>False when it was told before.</returns>
    public bool Raise(CourseKey course)
    {
        if (!_courses.TryAdd(course, true))
        {
            return false;
        }

        Raised?.Invoke();
        return true;
    }
}
