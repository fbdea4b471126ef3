using IptActors.Engine.Codec;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Storing;
using IptActors.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace IptActors.Engine.Projections.Running;

/// <summary>Runs the projections of a store, in one process at a time: it leads, or stands by to take over.</summary>
public sealed class ProjectionRunner : IAsyncDisposable
{
    private readonly ProjectionServices _services;
    private readonly ProjectionProgress _progress = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private TaskCompletionSource _nudge = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _leads;
    private bool _disposed;

    private ProjectionRunner(ProjectionServices services)
    {
        _services = services;
        _running = Task.Run(RunAsync);
    }

    /// <summary>Begins to lead, or to stand by.</summary>
    /// <param name="projections">Those to run; names are unique.</param>
    /// <param name="journal">The events.</param>
    /// <param name="scan">The events course by course, for rebuilds.</param>
    /// <param name="store">The rows.</param>
    /// <param name="catalogs">Catalogs of the clinics.</param>
    /// <param name="options">How.</param>
    /// <param name="clock">The time.</param>
    /// <param name="log">Gets failures, takeovers and rebuilds; never personal data.</param>
    public static ProjectionRunner Start(
        IReadOnlyList<Projection> projections,
        ICourseJournal journal,
        ICourseScan scan,
        IProjectionStore store,
        IClinicalCatalogs catalogs,
        ProjectionOptions options,
        TimeProvider clock,
        ILogger log) =>
        new(new ProjectionServices(projections, journal, scan, store, EventCodec.Default, catalogs, options, clock, log));

    /// <summary>The projections.</summary>
    public IReadOnlyList<Projection> Projections => _services.Projections;

    /// <summary>Whether this process runs them now.</summary>
    public bool Leads => Volatile.Read(ref _leads);

    internal ProjectionServices Services => _services;

    /// <summary>Looks at pauses and requests now instead of at the next interval.</summary>
    public void Nudge() => Interlocked.Exchange(ref _nudge, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>How far the rows of a projection are, as far as it is durable.</summary>
    /// <exception cref="JournalUnavailableException">Another process runs it and the store is away.</exception>
    public async ValueTask<long> PositionAsync(Projection projection, CancellationToken cancellationToken) =>
        _progress.Of(projection.Name) ?? (await _services.Store.ReadStatusAsync([projection], cancellationToken))[0].Position;

    /// <summary>Whether queries may rely on a projection: null when they may, otherwise why not, in words for operators.</summary>
    /// <param name="projection">One of the projections.</param>
    /// <param name="access">Whether access to courses is decided by its rows: then it must not stand still either.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async ValueTask<string?> IsUsableAsync(Projection projection, bool access, CancellationToken cancellationToken)
    {
        if (_progress.Of(projection.Name) is > 0)
        {
            return null;
        }

        var status = (await _services.Store.ReadStatusAsync([projection], cancellationToken))[0];
        return access && status.Paused ? "it is paused"
            : access && status.Failed is not null ? "it stopped before an event that it cannot fold"
            : status.Position == 0 && await _services.Journal.ReadHeadAsync(cancellationToken) > 0 && status.Rebuild is { State: Rebuilding.RebuildState.Running } ? "it is being built"
            : null;
    }

    /// <summary>Waits until the rows of a projection hold all events up to a position. Returns where it is then.</summary>
    /// <param name="projection">One of the projections.</param>
    /// <param name="position">The position; 0 or less does not wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">Stopped waiting.</exception>
    public async ValueTask<long> WaitForAsync(Projection projection, long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the position is read: a move in between completes it.
            var moved = _progress.Moved;
            var reached = await PositionAsync(projection, cancellationToken);
            if (reached >= position)
            {
                return reached;
            }

            // Where another process runs it, the store must be asked; where this one does, the delay never ends first under load.
            await Task.WhenAny(moved, Task.Delay(PollOthers, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Stops before the next commit; another process may take over.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private static readonly TimeSpan PollOthers = TimeSpan.FromMilliseconds(50);

    private async Task RunAsync()
    {
        var failedBefore = false;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (await _services.Store.TryLeadAsync(_stop.Token) is { } lease)
                {
                    await using (lease)
                    {
                        await LeadAsync(lease, () => failedBefore = false);
                    }
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The store went away, another process took over, or a bug: nothing is lost, since rows and positions are one. Begin anew.
                if (!failedBefore)
                {
                    _services.Log.ProjectionsInterrupted(exception.GetType().Name, exception is JournalUnavailableException or ProjectionMovedException ? null : exception);
                }

                failedBefore = true;
            }

            await RestAsync();
        }
    }

    private async Task LeadAsync(IRunnerLease lease, Action began)
    {
        try
        {
            await using var term = new ProjectionTerm(_services, lease, _progress);
            await term.RunAsync(
                () =>
                {
                    if (!Leads)
                    {
                        _services.Log.ProjectionsLed(_services.Projections.Count);
                        Volatile.Write(ref _leads, true);
                        began();
                    }

                    return Volatile.Read(ref _nudge).Task;
                },
                _stop.Token);
        }
        finally
        {
            Volatile.Write(ref _leads, false);
        }
    }

    private async Task RestAsync()
    {
        try
        {
            await Task.Delay(_services.Options.ControlInterval, _services.Clock, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
