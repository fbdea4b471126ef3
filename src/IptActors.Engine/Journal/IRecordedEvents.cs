using IptActors.Domain.Values;

namespace IptActors.Engine.Journal;

/// <summary>Looks for recorded events across the courses of one clinic. For audit: off the way of commands.</summary>
/// <remarks>Safe for use by many threads at once. Every member throws <see cref="JournalUnavailableException"/> when the store cannot be reached.</remarks>
public interface IRecordedEvents
{
    /// <summary>Events that match, in commit order.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> SearchAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>Whole courses of a clinic, ordered by id as the store sorts, each with its events by version: whoever folds them needs one course at a time.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="after">Courses after this one; null from the first.</param>
    /// <param name="maxCourses">At most so many; 1 or more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Empty after the last course.</returns>
    ValueTask<IReadOnlyList<StoredEvent>> ReadCoursesAsync(ClinicId clinic, CourseId? after, int maxCourses, CancellationToken cancellationToken);
}
