using IptActors.Engine.Projections.Rebuilding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Storing;

/// <summary>Copies of the tables of some projections, filled beside the live ones. Dropped when disposed without a switch.</summary>
/// <remarks>Used in this order: copy, complete, then commits with <see cref="ProjectionWrite.Shadow"/>, compare, switch.</remarks>
public interface IShadowCopy : IAsyncDisposable
{
    /// <summary>Adds rows of courses that have none in the copy.</summary>
    /// <exception cref="RowsRefusedException">They cannot be stored: a bug of a projection. The copy is of no use any more.</exception>
    ValueTask CopyAsync(IReadOnlyList<RowChanges> changes, CancellationToken cancellationToken);

    /// <summary>Makes keys and indexes; from now on the copy holds all events up to a position and takes commits.</summary>
    /// <exception cref="RowsRefusedException">A key stands twice among the rows: a bug of a projection. The copy is of no use any more.</exception>
    ValueTask CompleteAsync(long position, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a snapshot of live and new rows, which must stand at the same position, and compares them when it is run: commits go on
    /// meanwhile.
    /// </summary>
    ValueTask<IShadowComparison> BeginComparisonAsync(CancellationToken cancellationToken);

    /// <summary>Puts copies in the place of the live rows, with their positions, all or none, at once for all readers. The projections are not failed afterwards.</summary>
    /// <param name="switches">One for each of the projections.</param>
    /// <param name="cancellationToken">Gives up before the switch.</param>
    /// <exception cref="ProjectionMovedException">Rows of one of them are elsewhere; nothing was switched.</exception>
    /// <exception cref="LiveRowsHeldException">A reader holds live rows; nothing was switched, and the copies are as they were.</exception>
    ValueTask SwitchAsync(IReadOnlyList<ShadowSwitch> switches, CancellationToken cancellationToken);
}

/// <summary>A comparison that sees live and new rows as they stood when it began.</summary>
public interface IShadowComparison : IAsyncDisposable
{
    /// <summary>Compares the rows of one projection.</summary>
    ValueTask<RowComparison> CompareAsync(Projection projection, long position, CancellationToken cancellationToken);
}
