using IptActors.Domain.Courses;
using IptActors.Engine.Commands;

namespace IptActors.Engine.Courses;

/// <summary>What came of asking for a course.</summary>
public abstract record CourseReading
{
    private CourseReading()
    {
    }

    /// <summary>The course.</summary>
    /// <param name="State">As it stands after its last committed event; its version is in it.</param>
    /// <param name="Position">Place of that event among all events.</param>
    /// <param name="ChainBrokenAt">First event that was altered; null when the record is sound.</param>
    public sealed record Found(CourseState State, long Position, long? ChainBrokenAt) : CourseReading
    {
        /// <summary>Version of the first event that cannot be read: the course is as it stood before it. Null when all can.</summary>
        public long? UnreadableFrom { get; init; }

        /// <summary>Whether the caller sees it only because it is open to them in an emergency; goes on record.</summary>
        public bool Emergency { get; init; }
    }

    /// <summary>Not shown.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(Refusal Refusal) : CourseReading;
}
