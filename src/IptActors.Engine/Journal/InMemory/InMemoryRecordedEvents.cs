using IptActors.Domain.Values;
using IptActors.Engine.Codec;

namespace IptActors.Engine.Journal.InMemory;

/// <summary>Looks through a journal in memory, event by event. For tests and trials.</summary>
public sealed class InMemoryRecordedEvents(ICourseJournal journal) : IRecordedEvents
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> SearchAsync(EventQuery query, CancellationToken cancellationToken) =>
        [.. (await AllAsync(query.Clinic, cancellationToken)).Where(stored => stored.Position > query.AfterPosition && Matches(stored, query)).Take(query.Limit)];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadCoursesAsync(ClinicId clinic, CourseId? after, int maxCourses, CancellationToken cancellationToken) =>
        [.. (await AllAsync(clinic, cancellationToken))
            .GroupBy(stored => stored.Course.Course.Value, StringComparer.Ordinal)
            .Where(course => after is not { } last || string.CompareOrdinal(course.Key, last.Value) > 0)
            .OrderBy(course => course.Key, StringComparer.Ordinal)
            .Take(maxCourses)
            .SelectMany(course => course)];

    private async ValueTask<IEnumerable<StoredEvent>> AllAsync(ClinicId clinic, CancellationToken cancellationToken) =>
        (await journal.ReadAllAsync(0, int.MaxValue, cancellationToken)).Where(stored => stored.Course.Clinic == clinic);

    private static bool Matches(StoredEvent stored, EventQuery query)
    {
        var headers = EventHeaders.Parse(stored.Event.Headers.Span);
        return (query.Types.Count == 0 || query.Types.Contains(stored.Event.Type))
            && (query.Course is not { } course || stored.Course.Course == course)
            && (query.Person is null || headers.Actor == query.Person || headers.OnBehalfOf == query.Person)
            && !(stored.Event.RecordedAt < query.RecordedFrom)
            && !(stored.Event.RecordedAt >= query.RecordedUntil)
            && !(headers.OccurredAt < query.OccurredFrom)
            && !(headers.OccurredAt >= query.OccurredUntil);
    }
}
