using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Storing;

namespace IptActors.Engine.Projections.Running;

/// <summary>What operators see of projections and do to them. Works in every process, whichever of them runs the projections.</summary>
/// <param name="runner">The runner of this process.</param>
public sealed class ProjectionDesk(ProjectionRunner runner)
{
    private IProjectionStore Store => runner.Services.Store;

    /// <summary>All projections as they stand, measured against the head of the journal as it is now.</summary>
    /// <exception cref="JournalUnavailableException">Rows or events cannot be read now: how the projections stand is not known.</exception>
    public async ValueTask<ProjectionsReport> ReadAsync(CancellationToken cancellationToken)
    {
        // The statuses first: a head read before them could lie behind the positions.
        var statuses = await Store.ReadStatusAsync(runner.Projections, cancellationToken);
        var head = await runner.Services.Journal.ReadHeadAsync(cancellationToken);
        var led = runner.Leads || await Store.IsLedAsync(cancellationToken);
        var ages = new Dictionary<long, TimeSpan>();
        var reports = new List<ProjectionReport>();
        foreach (var (projection, status) in runner.Projections.Zip(statuses))
        {
            if (!ages.TryGetValue(status.Position, out var age))
            {
                ages.Add(status.Position, age = await AgeAsync(status.Position, head, cancellationToken));
            }

            reports.Add(new ProjectionReport(projection, status, Math.Max(0, head - status.Position), age, led, runner.Services.Options.StallAfter));
        }

        return new ProjectionsReport(head, runner.Leads, reports);
    }

    /// <summary>The projection of a name; null when there is none.</summary>
    public Projection? Find(string name) => runner.Projections.FirstOrDefault(projection => projection.Name == name);

    /// <summary>Stops a projection, or lets it go on; one that failed tries the event again.</summary>
    /// <exception cref="JournalUnavailableException">The store is away; nothing changed.</exception>
    public async ValueTask SetPausedAsync(Projection projection, bool paused, CancellationToken cancellationToken)
    {
        await Store.SetPausedAsync(projection.Name, paused, cancellationToken);
        if (!paused)
        {
            await Store.SetFailedAsync(projection.Name, null, cancellationToken);
        }

        runner.Nudge();
    }

    /// <summary>Asks for a rebuild of projections in one pass; false when one of them is asked for or runs already.</summary>
    /// <exception cref="JournalUnavailableException">The store is away; nothing changed.</exception>
    public async ValueTask<bool> RebuildAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken)
    {
        var accepted = await Store.RequestRebuildAsync([.. projections.Select(projection => projection.Name)], cancellationToken);
        runner.Nudge();
        return accepted;
    }

    /// <summary>Gives up the rebuild that a projection is part of; false when there is none.</summary>
    /// <exception cref="JournalUnavailableException">The store is away; nothing changed.</exception>
    public async ValueTask<bool> CancelRebuildAsync(Projection projection, CancellationToken cancellationToken)
    {
        var cancelled = await Store.CancelRebuildAsync(projection.Name, cancellationToken);
        runner.Nudge();
        return cancelled;
    }

    private async ValueTask<TimeSpan> AgeAsync(long position, long head, CancellationToken cancellationToken)
    {
        if (position >= head || await runner.Services.Journal.ReadAllAsync(position, 1, cancellationToken) is not [var oldest])
        {
            return TimeSpan.Zero;
        }

        var age = runner.Services.Clock.GetUtcNow() - oldest.Event.RecordedAt;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
