using IptActors.Domain.Values;

namespace IptActors.Engine.Journal;

/// <summary>An event as it is read back, with its place among all events.</summary>
/// <param name="Position">Place in commit order over all clinics and courses (<c>seq_id</c>), from 1, rising, possibly with gaps.</param>
/// <param name="Course">The course it belongs to.</param>
/// <param name="Event">The event.</param>
public sealed record StoredEvent(long Position, CourseKey Course, JournalEvent Event);
