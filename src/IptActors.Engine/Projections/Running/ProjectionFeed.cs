using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Storing;

namespace IptActors.Engine.Projections.Running;

/// <summary>Projections that stand at the same position and advance together: events are read, decoded and folded once for all of them.</summary>
internal sealed class ProjectionFeed(CourseFolder folder, IProjectionStore store, long position, bool shadow)
{
    private long _position = position;

    /// <summary>The rows of its projections hold all events up to here.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Whether it fills the copies of a rebuild.</summary>
    public bool Shadow => shadow;

    public IReadOnlyList<Projection> Projections { get; } =
        [.. Enumerable.Range(0, folder.Projections.Count).Select(slot => folder.Projections[slot])];

    /// <summary>Folds events and commits what all projections can take. Where one cannot, nothing is committed and it is named.</summary>
    /// <param name="events">The events that follow the position; one or more.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>Null when committed; otherwise by slot the event that stops the projection.</returns>
    /// <exception cref="RowsRefusedException">The store refuses the rows of some projection.</exception>
    public async Task<FoldFailures?> AdvanceAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        var batch = await folder.FoldAsync(events, cancellationToken);
        if (batch.Failures.Any)
        {
            return batch.Failures;
        }

        var to = events[^1].Position;
        await store.CommitAsync(
            [.. Projections.Select((projection, slot) => new ProjectionWrite(projection, batch.Changes[slot], Position, to, shadow))],
            cancellationToken);
        folder.Keep(batch);
        Volatile.Write(ref _position, to);
        return null;
    }
}
