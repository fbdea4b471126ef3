using IptActors.Engine.Journal;

namespace IptActors.Engine.Courses;

/// <summary>
/// How the decided events of one course become durable. A host in this process asks the journal itself; a grain goes through its own
/// journaled state, so that the runtime of the cluster sees every event.
/// </summary>
internal interface ICourseAppend
{
    /// <summary>Appends and finds out for certain what became of it, where that can be known.</summary>
    /// <param name="request">The append.</param>
    /// <param name="events">Its events, as they are folded.</param>
    /// <param name="cancellationToken">Gives up while nothing was handed to the store.</param>
    ValueTask<AppendEnd> AppendAsync(AppendRequest request, IReadOnlyList<SealedEvent> events, CancellationToken cancellationToken);
}

/// <summary>Appends to the journal with nothing in between.</summary>
internal sealed class DirectAppend(CourseServices services) : ICourseAppend
{
    /// <inheritdoc/>
    public ValueTask<AppendEnd> AppendAsync(AppendRequest request, IReadOnlyList<SealedEvent> events, CancellationToken cancellationToken) =>
        Appender.AppendAsync(request, services, cancellationToken);
}
