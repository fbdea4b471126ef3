namespace IptActors.Domain.Courses;

/// <summary>An event with what the fold needs of its envelope.</summary>
/// <param name="Version">Place in the course, from 1 without gaps.</param>
/// <param name="RecordedAt">When it was appended (UTC).</param>
/// <param name="OccurredAt">When it happened (UTC); earlier than <paramref name="RecordedAt"/> for entries made late.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(long Version, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, CourseEvent Event)
{
    /// <summary>The day it happened, in UTC: what clinical rules count in.</summary>
    public DateOnly OccurredOn => DateOnly.FromDateTime(OccurredAt.UtcDateTime);
}
