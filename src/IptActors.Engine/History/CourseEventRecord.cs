using IptActors.Domain.Courses;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;

namespace IptActors.Engine.History;

/// <summary>An event read back: as it is stored, its headers, and what it says.</summary>
/// <param name="Stored">Bytes and envelope as they are in the journal.</param>
/// <param name="Headers">The rest of the envelope: who, why, hashes.</param>
/// <param name="Recorded">The event as the fold takes it, in today's shape.</param>
public sealed record CourseEventRecord(StoredEvent Stored, EventHeaders Headers, RecordedEvent Recorded);
