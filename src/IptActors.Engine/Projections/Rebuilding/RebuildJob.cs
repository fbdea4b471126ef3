using System.Threading.Channels;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;
using IptActors.Engine.Projections.Running;
using IptActors.Engine.Projections.Storing;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Projections.Rebuilding;

/// <summary>
/// Builds projections anew beside the live ones: fills copies course by course up to the head, has them follow the live rows, compares
/// both at one position, and switches. May be interrupted at any moment: until the switch the live rows are not touched.
/// </summary>
internal sealed class RebuildJob : IAsyncDisposable
{
    private const int RowsPerCopy = 8192;
    private const string HeldUp = "A reader holds the live rows, and nobody is to wait behind it: the switch is tried again.";
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly ProjectionServices _services;
    private readonly IShadowCopy _shadow;
    private readonly CancellationTokenSource _cancel = new();
    private readonly Dictionary<string, RowComparison?> _comparisons = new(StringComparer.Ordinal);
    private readonly long _target;
    private readonly DateTimeOffset _startedAt;
    private readonly long _started;
    private readonly Task _filling;
    private Task? _comparing;
    private long _events;
    private bool _following;
    private long _told;
    private string? _heldUp;
    private long _refusedAt;
    private TimeSpan _rest = TimeSpan.Zero;

    private RebuildJob(ProjectionServices services, IReadOnlyList<Projection> projections, IShadowCopy shadow, long target)
    {
        (_services, Projections, _shadow, _target) = (services, projections, shadow, target);
        _startedAt = services.Clock.GetUtcNow();
        _started = services.Clock.GetTimestamp();
        _filling = Task.Run(() => FillAsync(_cancel.Token));
    }

    public IReadOnlyList<Projection> Projections { get; }

    /// <summary>Whether it switched, failed or was given up.</summary>
    public bool Ended { get; private set; }

    public static async Task<RebuildJob> StartAsync(ProjectionServices services, IReadOnlyList<Projection> projections, CancellationToken cancellationToken)
    {
        var target = await services.Journal.ReadHeadAsync(cancellationToken);
        var shadow = await services.Store.BeginShadowAsync(projections, cancellationToken);
        services.Log.RebuildBegan(string.Join(", ", projections.Select(projection => projection.Name)), target);
        var job = new RebuildJob(services, projections, shadow, target);
        await job.TellAsync(RebuildState.Running, null, cancellationToken);
        return job;
    }

    /// <summary>Takes the next step that is due, in the loop of the runner. True when it did something.</summary>
    public async Task<bool> AdvanceAsync(List<ProjectionFeed> feeds, Func<Projection, ProjectionFeed?> liveOf, CancellationToken cancellationToken)
    {
        try
        {
            return await StepAsync(feeds, liveOf, cancellationToken);
        }
        catch (Exception failed) when (failed is RebuildFailedException or RowsRefusedException)
        {
            await EndAsync(RebuildState.Failed, failed.Message, cancellationToken);
            return true;
        }
    }

    /// <summary>Ends the rebuild because a projection cannot fold an event.</summary>
    public Task FailAsync(Projection projection, FailedEvent failed, CancellationToken cancellationToken) =>
        EndAsync(RebuildState.Failed, $"{projection.Name} cannot fold event {failed.EventId} ({failed.Type}) at position {failed.Position}: {failed.Error}.", cancellationToken);

    /// <summary>Gives up, because an admin asked for it.</summary>
    public Task CancelAsync() => EndAsync(RebuildState.Cancelled, null, CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _cancel.CancelAsync();
        await _filling.ContinueWith(static _ => { }, TaskScheduler.Default);
        if (_comparing is not null)
        {
            await _comparing.ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        await _shadow.DisposeAsync();
        _cancel.Dispose();
    }

    // 1. The copies are filled. 2. They follow as a feed of their own. 3. At the position of the live rows a snapshot is taken and
    // compared while both go on. 4. At the next such position they are switched; when readers stand in the way, on from 3.
    private async Task<bool> StepAsync(List<ProjectionFeed> feeds, Func<Projection, ProjectionFeed?> liveOf, CancellationToken cancellationToken)
    {
        await TellNowAndThenAsync(cancellationToken);
        if (!_filling.IsCompleted)
        {
            return false;
        }

        await _filling;
        if (!_following)
        {
            await _shadow.CompleteAsync(_target, cancellationToken);
            feeds.Add(_services.Feed(Projections, _target, shadow: true));
            _following = true;
            return true;
        }

        var copies = feeds.FindAll(feed => feed.Shadow);
        if (copies.Exists(copy => copy.Projections.Any(projection => liveOf(projection) is { Position: > 0 } live && live.Position != copy.Position)))
        {
            return false;
        }

        if (_comparing is null)
        {
            if (_services.Clock.GetElapsedTime(_refusedAt) < _rest)
            {
                return false;
            }

            var comparison = await _shadow.BeginComparisonAsync(cancellationToken);
            var compared = Projections.Where(projection => liveOf(projection) is { Position: > 0 }).ToList();
            var at = copies[0].Position;
            _comparing = Task.Run(() => CompareAsync(comparison, compared, at, _cancel.Token), CancellationToken.None);
            return true;
        }

        if (!_comparing.IsCompleted)
        {
            return false;
        }

        await _comparing;
        await SwitchAsync(copies, liveOf, cancellationToken);
        return true;
    }

    private async Task SwitchAsync(List<ProjectionFeed> copies, Func<Projection, ProjectionFeed?> liveOf, CancellationToken cancellationToken)
    {
        var switches = new List<ShadowSwitch>();
        foreach (var projection in Projections)
        {
            var copy = copies.Find(feed => feed.Projections.Contains(projection))!;
            var live = liveOf(projection)?.Position ?? (await _services.Store.ReadStatusAsync([projection], cancellationToken))[0].Position;
            switches.Add(new ShadowSwitch(projection, live, copy.Position));
        }

        try
        {
            await _shadow.SwitchAsync(switches, cancellationToken);
        }
        catch (LiveRowsHeldException)
        {
            await RestAsync(cancellationToken);
            return;
        }

        await EndAsync(RebuildState.Switched, null, cancellationToken);
    }

    // What was filled stays and follows on. A report may read for minutes: each attempt compares anew, so they become rarer.
    private async Task RestAsync(CancellationToken cancellationToken)
    {
        if (_heldUp is null)
        {
            _services.Log.RebuildHeldUp(string.Join(", ", Projections.Select(projection => projection.Name)));
        }

        (_comparing, _heldUp, _refusedAt) = (null, HeldUp, _services.Clock.GetTimestamp());
        _rest = _rest == TimeSpan.Zero ? _services.Options.ControlInterval : TimeSpan.FromTicks(Math.Min(_rest.Ticks * 2, LongestRest.Ticks));
        await TellAsync(RebuildState.Running, null, cancellationToken);
    }

    private async Task CompareAsync(IShadowComparison comparison, List<Projection> compared, long position, CancellationToken cancellationToken)
    {
        await using (comparison)
        {
            foreach (var projection in compared)
            {
                var found = await comparison.CompareAsync(projection, position, cancellationToken);
                _comparisons[projection.Name] = found;
                if (found.DifferingRows > 0)
                {
                    _services.Log.RebuildDiffers(projection.Name, found.DifferingRows, found.Position);
                }
            }
        }
    }

    // Reading, folding and writing go on side by side, with little between them, so that memory stays flat.
    private async Task FillAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = Channel.CreateBounded<IReadOnlyList<StoredEvent>>(2);
        var folded = Channel.CreateBounded<IReadOnlyList<RowChanges>>(2);
        Task[] work =
        [
            Task.Run(() => ReadAsync(read.Writer, stop.Token), CancellationToken.None),
            Task.Run(() => FoldAsync(read.Reader, folded.Writer, stop.Token), CancellationToken.None),
            Task.Run(() => CopyAsync(folded.Reader, stop.Token), CancellationToken.None),
        ];
        foreach (var task in work)
        {
            // The first to fail stops the others, which would wait for each other for ever.
            _ = task.ContinueWith(_ => stop.Cancel(), stop.Token, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        try
        {
            await Task.WhenAll(work);
        }
        catch (Exception) when (work.FirstOrDefault(task => task.IsFaulted) is { } faulted)
        {
            throw faulted.Exception!.InnerException!;
        }
    }

    private async Task ReadAsync(ChannelWriter<IReadOnlyList<StoredEvent>> courses, CancellationToken cancellationToken)
    {
        await foreach (var page in _services.Scan.ReadCoursesAsync(_target, cancellationToken))
        {
            await courses.WriteAsync(page, cancellationToken);
        }

        courses.Complete();
    }

    private async Task FoldAsync(ChannelReader<IReadOnlyList<StoredEvent>> courses, ChannelWriter<IReadOnlyList<RowChanges>> rows, CancellationToken cancellationToken)
    {
        var folding = new ScanFolder(new ProjectionSet(Projections), _services.Codec, _services.Catalogs);
        await foreach (var page in courses.ReadAllAsync(cancellationToken))
        {
            folding.Fold(page);
            Interlocked.Add(ref _events, page.Count);
            if (folding.Rows >= RowsPerCopy)
            {
                await rows.WriteAsync(folding.Take(), cancellationToken);
            }
        }

        folding.Finish();
        await rows.WriteAsync(folding.Take(), cancellationToken);
        rows.Complete();
    }

    private async Task CopyAsync(ChannelReader<IReadOnlyList<RowChanges>> rows, CancellationToken cancellationToken)
    {
        await foreach (var changes in rows.ReadAllAsync(cancellationToken))
        {
            await _shadow.CopyAsync(changes, cancellationToken);
        }
    }

    private async Task TellNowAndThenAsync(CancellationToken cancellationToken)
    {
        if (_services.Clock.GetElapsedTime(_told) >= _services.Options.ControlInterval)
        {
            await TellAsync(RebuildState.Running, null, cancellationToken);
        }
    }

    private async Task TellAsync(RebuildState state, string? problem, CancellationToken cancellationToken)
    {
        _told = _services.Clock.GetTimestamp();
        var events = Interlocked.Read(ref _events);
        var seconds = Math.Max(0.001, _services.Clock.GetElapsedTime(_started).TotalSeconds);
        foreach (var projection in Projections)
        {
            await _services.Store.SetRebuildAsync(
                [projection.Name],
                new RebuildStatus(
                    state,
                    events,
                    _target,
                    _startedAt,
                    state == RebuildState.Running ? null : _services.Clock.GetUtcNow(),
                    (long)(events / seconds),
                    _comparing is { IsCompletedSuccessfully: true } ? _comparisons.GetValueOrDefault(projection.Name) : null,
                    problem ?? (state == RebuildState.Running ? _heldUp : null)),
                cancellationToken);
        }
    }

    private async Task EndAsync(RebuildState state, string? problem, CancellationToken cancellationToken)
    {
        Ended = true;
        await _cancel.CancelAsync();
        await TellAsync(state, problem, cancellationToken);
        _services.Log.RebuildEnded(string.Join(", ", Projections.Select(projection => projection.Name)), state, problem ?? "");
    }
}
