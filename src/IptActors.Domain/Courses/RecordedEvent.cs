namespace IptActors.Domain.Courses;

/// <summary>An event with what the fold needs of its envelope.</summary>
/// <param name="Version">Place in the course, from 1 without gaps.</param>
/// <param name="RecordedAt">When it was appended (UTC).</param>
/// <param name="OccurredAt">When it happened (UTC); earlier than <paramref name="RecordedAt"/> for entries made late.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(long Version, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, CourseEvent Event)
{
    /// <summary>The days of the service that treats; UTC until the event is looked at together with its course.</summary>
    public ServiceCalendar Calendar { get; init; } = ServiceCalendar.Utc;

    /// <summary>The day it happened, where the service is: what clinical rules count in.</summary>
    public DateOnly OccurredOn => Calendar.DayOf(OccurredAt);

    /// <summary>The day it was recorded, where the service is.</summary>
    public DateOnly RecordedOn => Calendar.DayOf(RecordedAt);

    /// <summary>The same event in the days of a service.</summary>
    public RecordedEvent In(ServiceCalendar calendar) => ReferenceEquals(calendar, Calendar) ? this : this with { Calendar = calendar };
}
