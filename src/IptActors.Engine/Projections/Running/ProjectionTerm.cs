using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rebuilding;
using IptActors.Engine.Projections.Storing;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Projections.Running;

/// <summary>
/// What a process does while it runs the projections: one loop that reads events, hands them to the feeds, and heeds pauses and
/// requests. The feed that is furthest ahead sets the pace; those behind it follow in small steps until they stand where it stands,
/// and then join it.
/// </summary>
internal sealed class ProjectionTerm : IAsyncDisposable
{
    private readonly ProjectionServices _services;
    private readonly IRunnerLease _lease;
    private readonly ProjectionProgress _progress;
    private readonly List<ProjectionFeed> _feeds = [];
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private RebuildJob? _rebuild;

    // Whether there is more to read than the last round has taken.
    private bool _full;

    public ProjectionTerm(ProjectionServices services, IRunnerLease lease, ProjectionProgress progress)
    {
        (_services, _lease, _progress) = (services, lease, progress);
    }

    /// <summary>Runs until cancelled, or until the lease or the store is lost.</summary>
    public async Task RunAsync(Func<Task> nudged, CancellationToken cancellationToken)
    {
        await _services.Store.PrepareAsync(_services.Projections, cancellationToken);
        var nudge = nudged();
        await HeedAsync(cancellationToken);
        var heeded = _services.Clock.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested)
        {
            if (nudge.IsCompleted || _services.Clock.GetElapsedTime(heeded) >= _services.Options.ControlInterval)
            {
                nudge = nudged();
                await HeedAsync(cancellationToken);
                heeded = _services.Clock.GetTimestamp();
            }

            var began = _services.Clock.GetTimestamp();
            _full = false;
            if (!await AdvanceAsync(cancellationToken))
            {
                await WaitAsync(nudge, cancellationToken);
            }
            else if (!_full && _rebuild is null)
            {
                await GatherAsync(began, nudge, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _progress.Clear();
        if (_rebuild is not null)
        {
            await _rebuild.DisposeAsync();
        }
    }

    private ProjectionFeed? Ahead => _feeds.Where(feed => !feed.Shadow).MaxBy(feed => feed.Position);

    // 1. Who no longer leads stops. 2. Start and stop projections as their status says. 3. Begin or give up a rebuild.
    private async Task HeedAsync(CancellationToken cancellationToken)
    {
        if (!await _lease.IsHeldAsync(cancellationToken))
        {
            throw new ProjectionMovedException("The right to run projections was lost.");
        }

        var statuses = await ReadStatusAsync(cancellationToken);
        foreach (var (projection, status) in _services.Projections.Zip(statuses))
        {
            if (status.Runs && _running.Add(projection.Name))
            {
                Join(_services.Feed([projection], status.Position, shadow: false));
                _progress.Advance([projection], status.Position);
            }
            else if (!status.Runs && _running.Remove(projection.Name))
            {
                _progress.Forget(projection.Name);
                Remove(projection);
            }
        }

        await HeedRebuildAsync(statuses, cancellationToken);
    }

    // A projection that never ran and has far to go is built as in a rebuild: course by course.
    private async Task<IReadOnlyList<ProjectionStatus>> ReadStatusAsync(CancellationToken cancellationToken)
    {
        var statuses = await _services.Store.ReadStatusAsync(_services.Projections, cancellationToken);
        string[] fresh = [.. statuses.Where(status => status is { Runs: true, Position: 0, RebuildRequested: false } && !_running.Contains(status.Name)).Select(status => status.Name)];
        if (fresh.Length == 0 || await _services.Journal.ReadHeadAsync(cancellationToken) <= _services.Options.BuildBeyond)
        {
            return statuses;
        }

        await _services.Store.RequestRebuildAsync(fresh, cancellationToken);
        return await _services.Store.ReadStatusAsync(_services.Projections, cancellationToken);
    }

    private async Task HeedRebuildAsync(IReadOnlyList<ProjectionStatus> statuses, CancellationToken cancellationToken)
    {
        var requested = statuses.Where(status => status.RebuildRequested).Select(status => status.Name).ToHashSet(StringComparer.Ordinal);
        if (_rebuild is { } running && running.Projections.Any(projection => !requested.Contains(projection.Name)))
        {
            _feeds.RemoveAll(feed => feed.Shadow);
            await running.CancelAsync();
            await running.DisposeAsync();
            _rebuild = null;
        }

        if (_rebuild is null && requested.Count > 0)
        {
            // An asked-for projection with rows from nothing waits for its copy instead of crawling after the head.
            var projections = _services.Projections.Where(projection => requested.Contains(projection.Name)).ToList();
            _rebuild = await RebuildJob.StartAsync(_services, projections, cancellationToken);
        }
    }

    private void Remove(Projection projection)
    {
        var feed = _feeds.Find(feed => !feed.Shadow && feed.Projections.Contains(projection));
        if (feed is null)
        {
            return;
        }

        _feeds.Remove(feed);
        if (feed.Projections.Count > 1)
        {
            _feeds.Add(_services.Feed(feed.Projections.Where(other => other != projection), feed.Position, shadow: false));
        }
    }

    private void Join(ProjectionFeed feed)
    {
        var same = _feeds.Find(other => other.Shadow == feed.Shadow && other.Position == feed.Position);
        if (same is null)
        {
            _feeds.Add(feed);
            return;
        }

        _feeds.Remove(same);
        _feeds.Add(_services.Feed([.. same.Projections, .. feed.Projections], feed.Position, feed.Shadow));
    }

    private async Task<bool> AdvanceAsync(CancellationToken cancellationToken)
    {
        var worked = false;
        var ahead = Ahead;
        if (ahead is not null)
        {
            worked = await StepAsync(ahead, long.MaxValue, cancellationToken);
        }

        var pace = Ahead?.Position;
        foreach (var feed in _feeds.Where(feed => feed != Ahead && !WaitsForCopy(feed)).ToList())
        {
            worked |= await StepAsync(feed, pace ?? long.MaxValue, cancellationToken);
        }

        Meet();
        if (_rebuild is not null)
        {
            worked |= await _rebuild.AdvanceAsync(_feeds, LiveOf, cancellationToken);
            if (_rebuild.Ended)
            {
                _feeds.RemoveAll(feed => feed.Shadow);
                await _rebuild.DisposeAsync();
                _rebuild = null;
                await RestartAsync(cancellationToken);
            }
        }

        return worked;
    }

    // A projection that never ran and whose copy is being filled has nothing to gain from reading everything a second time.
    private bool WaitsForCopy(ProjectionFeed feed) =>
        !feed.Shadow && feed.Position == 0 && _rebuild is not null && feed.Projections.All(_rebuild.Projections.Contains);

    private ProjectionFeed? LiveOf(Projection projection) => _feeds.Find(feed => !feed.Shadow && feed.Projections.Contains(projection));

    // After a switch the positions and failures in the store are those of the new rows.
    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        _feeds.RemoveAll(feed => !feed.Shadow);
        _running.Clear();
        await HeedAsync(cancellationToken);
    }

    private void Meet()
    {
        foreach (var group in _feeds.Where(feed => !feed.Shadow).GroupBy(feed => feed.Position).Where(group => group.Count() > 1).ToList())
        {
            foreach (var feed in group)
            {
                _feeds.Remove(feed);
            }

            _feeds.Add(_services.Feed(group.SelectMany(feed => feed.Projections), group.Key, shadow: false));
        }
    }

    private async Task<bool> StepAsync(ProjectionFeed feed, long upTo, CancellationToken cancellationToken)
    {
        if (feed.Position >= upTo)
        {
            return false;
        }

        IReadOnlyList<StoredEvent> events = await _services.Journal.ReadAllAsync(feed.Position, _services.Options.BatchSize, cancellationToken);
        _full |= events.Count == _services.Options.BatchSize;
        if (events.Count > 0 && events[^1].Position > upTo)
        {
            events = [.. events.TakeWhile(stored => stored.Position <= upTo)];
        }

        if (events.Count == 0)
        {
            return false;
        }

        await AdvanceAsync(feed, events, cancellationToken);
        return true;
    }

    private async Task AdvanceAsync(ProjectionFeed feed, IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            while (await feed.AdvanceAsync(events, cancellationToken) is { } failures)
            {
                if (feed.Projections.Count > 1)
                {
                    await SplitAsync(feed, slot => failures[slot] is not null, events, cancellationToken);
                    return;
                }

                var failed = failures[0]!;
                events = [.. events.TakeWhile(stored => stored.Position < failed.Position)];
                if (events.Count == 0)
                {
                    await StopAsync(feed, failed, cancellationToken);
                    return;
                }
            }
        }
        catch (RowsRefusedException refused)
        {
            await IsolateAsync(feed, events, refused, cancellationToken);
            return;
        }

        if (!feed.Shadow)
        {
            _progress.Advance(feed.Projections, feed.Position);
        }
    }

    // Those that failed take the events alone, to find out how far they come; the others take them together. At once: parts that
    // stood at one position would meet again.
    private async Task SplitAsync(ProjectionFeed feed, Func<int, bool> apart, IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        _feeds.Remove(feed);
        var parts = feed.Projections
            .Select((projection, slot) => (projection, Group: apart(slot) ? slot : -1))
            .GroupBy(part => part.Group, part => part.projection)
            .OrderBy(group => group.Key)
            .Select(group => _services.Feed(group, feed.Position, feed.Shadow))
            .ToList();
        _feeds.AddRange(parts);
        foreach (var part in parts)
        {
            await AdvanceAsync(part, events, cancellationToken);
        }
    }

    // The store does not say whose rows it refuses: try the projections one by one, then the events.
    private async Task IsolateAsync(ProjectionFeed feed, IReadOnlyList<StoredEvent> events, RowsRefusedException refused, CancellationToken cancellationToken)
    {
        if (feed.Projections.Count > 1)
        {
            await SplitAsync(feed, _ => true, events, cancellationToken);
        }
        else if (events.Count > 1)
        {
            await AdvanceAsync(feed, [.. events.Take(events.Count / 2)], cancellationToken);
        }
        else
        {
            await StopAsync(feed, FailedEvent.Of(events[0], refused), cancellationToken);
        }
    }

    private async Task StopAsync(ProjectionFeed feed, FailedEvent failed, CancellationToken cancellationToken)
    {
        _feeds.Remove(feed);
        var projection = feed.Projections[0];
        if (feed.Shadow)
        {
            await _rebuild!.FailAsync(projection, failed, cancellationToken);
            return;
        }

        _running.Remove(projection.Name);
        _progress.Forget(projection.Name);
        _services.Log.ProjectionFailed(projection.Name, failed.Position, failed.EventId, failed.Type, failed.Error);
        await _services.Store.SetFailedAsync(projection.Name, failed, cancellationToken);
    }

    // Every commit costs the database the same, however few rows it holds: under load many events share one.
    private async Task GatherAsync(long began, Task nudge, CancellationToken cancellationToken)
    {
        var rest = _services.Options.GatheringPause - _services.Clock.GetElapsedTime(began);
        if (rest > TimeSpan.Zero)
        {
            await Task.WhenAny(Task.Delay(rest, _services.Clock, cancellationToken), nudge);
        }
    }

    private async Task WaitAsync(Task nudge, CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        rest.CancelAfter(_rebuild is null ? _services.Options.ControlInterval : TimeSpan.FromMilliseconds(20));
        try
        {
            var events = Ahead is { } ahead
                ? _services.Journal.WaitForEventsAsync(ahead.Position, rest.Token).AsTask()
                : Task.Delay(Timeout.InfiniteTimeSpan, rest.Token);
            await await Task.WhenAny(events, nudge);
            await rest.CancelAsync();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look at the controls.
        }
    }
}
