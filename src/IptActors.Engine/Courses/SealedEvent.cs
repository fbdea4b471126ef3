using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Courses;

/// <summary>An event ready to be appended.</summary>
internal readonly record struct SealedEvent(JournalEvent Journaled, EventHeaders Headers, RecordedEvent Recorded)
{
    /// <summary>The event as it will be read back from that place.</summary>
    public CourseEventRecord At(CourseKey course, long position) => new(new StoredEvent(position, course, Journaled), Headers, Recorded);
}
