using IptActors.Domain.Values;

namespace IptActors.Engine.Journal;

/// <summary>
/// The events of all courses, durable and in order. Adapters: in memory, PostgreSQL with group commit, Marten. All pass the
/// one compliance suite.
/// </summary>
/// <remarks>Safe for use by many threads at once.</remarks>
public interface ICourseJournal
{
    /// <summary>
    /// Appends the events of one request atomically and returns when they are durable. The append is the fence: of two
    /// writers with the same expected version exactly one commits.
    /// </summary>
    /// <param name="request">Events; the journal keeps no reference to its buffers after it returned.</param>
    /// <param name="cancellationToken">Gives up waiting before the append was handed to the store; afterwards it has no effect, so that an outcome is known.</param>
    /// <exception cref="ArgumentException">A bug: no events, or versions that do not follow the expected one. Nothing was written.</exception>
    /// <exception cref="JournalUnavailableException">Nothing was written.</exception>
    /// <exception cref="UnknownOutcomeException">May or may not have been written.</exception>
    ValueTask<AppendOutcome> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>Events of one course in order of version; empty when there are none.</summary>
    /// <param name="course">The course.</param>
    /// <param name="afterVersion">Events with a greater version; 0 reads from the start.</param>
    /// <param name="maxCount">At most so many; 1 or more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<StoredEvent>> ReadCourseAsync(CourseKey course, long afterVersion, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Events of all courses in commit order. Never skips one: an event with a smaller position cannot become visible after
    /// one with a greater position was returned.
    /// </summary>
    /// <param name="afterPosition">Events with a greater position; 0 reads from the start.</param>
    /// <param name="maxCount">At most so many; 1 or more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken);

    /// <summary>Position of the last committed event; 0 when there is none.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>Returns once there is an event beyond <paramref name="afterPosition"/>, whichever process wrote it. May return early; the caller reads and waits again.</summary>
    ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken);
}
