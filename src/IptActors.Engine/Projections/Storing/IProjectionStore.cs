using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rebuilding;

namespace IptActors.Engine.Projections.Storing;

/// <summary>Keeps the rows of projections and how far they are: both in one transaction, so that every event counts exactly once.</summary>
/// <remarks>Safe for use by many threads at once. Every member throws <see cref="JournalUnavailableException"/> while the store is away.</remarks>
public interface IProjectionStore
{
    /// <summary>Becomes the one process that runs projections on this store; null while another is.</summary>
    ValueTask<IRunnerLease?> TryLeadAsync(CancellationToken cancellationToken);

    /// <summary>Whether some process runs projections on this store.</summary>
    ValueTask<bool> IsLedAsync(CancellationToken cancellationToken);

    /// <summary>Makes tables that are not there, and drops shadow copies that an interrupted rebuild left. Only who leads calls it.</summary>
    ValueTask PrepareAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken);

    /// <summary>How projections stand, in the order given; one that was never run stands at 0.</summary>
    ValueTask<IReadOnlyList<ProjectionStatus>> ReadStatusAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken);

    /// <summary>Writes rows and moves positions, all or nothing.</summary>
    /// <param name="writes">One for each projection; all on the live rows, or all on shadow copies.</param>
    /// <param name="cancellationToken">Gives up before anything was written.</param>
    /// <exception cref="ProjectionMovedException">A projection is not at the position expected: another process runs it. Nothing was written.</exception>
    /// <exception cref="RowsRefusedException">The rows of some projection cannot be stored. Nothing was written.</exception>
    ValueTask CommitAsync(IReadOnlyList<ProjectionWrite> writes, CancellationToken cancellationToken);

    /// <summary>Notes whether an admin wants the projection to stand.</summary>
    ValueTask SetPausedAsync(string name, bool paused, CancellationToken cancellationToken);

    /// <summary>Notes the event before which a projection stopped; null lets it try again.</summary>
    ValueTask SetFailedAsync(string name, FailedEvent? failed, CancellationToken cancellationToken);

    /// <summary>Asks for a rebuild of projections together; false when one of any of them is asked for or runs, and then nothing changed.</summary>
    ValueTask<bool> RequestRebuildAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>Takes the request back; whoever runs the rebuild gives up. False when there is none.</summary>
    ValueTask<bool> CancelRebuildAsync(string name, CancellationToken cancellationToken);

    /// <summary>Notes how a rebuild stands; one that has ended is no longer asked for.</summary>
    ValueTask SetRebuildAsync(IReadOnlyList<string> names, RebuildStatus status, CancellationToken cancellationToken);

    /// <summary>Makes empty copies of the tables of projections, to be filled beside the live ones.</summary>
    ValueTask<IShadowCopy> BeginShadowAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken);
}

/// <summary>The right to run projections; given up when disposed, and lost when the process or its connection dies.</summary>
public interface IRunnerLease : IAsyncDisposable
{
    /// <summary>Whether it is still held, asked of the store.</summary>
    ValueTask<bool> IsHeldAsync(CancellationToken cancellationToken);
}
