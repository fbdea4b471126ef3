using System.Runtime.CompilerServices;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Running;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Projections.Watching;

/// <summary>
/// Tells watchers what happens: one reader of the journal for all of them, fanned out in memory. A change is told once the course summary
/// holds it, so that who is told reads it, and access goes by the care team after it.
/// </summary>
public sealed class ChangeFeed : IAsyncDisposable
{
    private const int PageSize = 500;

    private readonly ProjectionRunner _runner;
    private readonly IProjectionRows _rows;
    private readonly int _capacity;
    private readonly Lock _gate = new();
    private readonly Dictionary<ClinicId, List<Watcher>> _watchers = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _position = -1;
    private int _count;

    /// <param name="runner">Says how far the course summary is.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="capacity">Changes that may wait for one watcher. Default 1024; one more cuts it.</param>
    public ChangeFeed(ProjectionRunner runner, IProjectionRows rows, int capacity = 1024)
    {
        (_runner, _rows, _capacity) = (runner, rows, capacity);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Most watchers of one process.</summary>
    public int MaxWatchers { get; init; } = 10_000;

    /// <summary>Watchers now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Begins to watch a clinic from now on; null when there are too many watchers.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="wants">Whether the watcher is told of a change; called on the feed's thread, so it must be quick and must not fail.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JournalUnavailableException">How far the course summary is cannot be read now.</exception>
    public async ValueTask<Watcher?> WatchAsync(ClinicId clinic, Func<CourseChange, bool> wants, CancellationToken cancellationToken)
    {
        // Where the feed begins when this is its first watcher; otherwise it is further already.
        var reached = await _runner.PositionAsync(CourseSummaryProjection.Instance, cancellationToken);
        lock (_gate)
        {
            if (_count >= MaxWatchers)
            {
                return null;
            }

            if (_count == 0)
            {
                _position = reached;
            }

            var watcher = new Watcher(this, clinic, wants, _position, _capacity);
            if (!_watchers.TryGetValue(clinic, out var others))
            {
                _watchers.Add(clinic, others = []);
            }

            others.Add(watcher);
            _count++;
            _arrived.TrySetResult();
            return watcher;
        }
    }

    /// <summary>What happened in a clinic after one position up to another, for a watcher that was away.</summary>
    /// <exception cref="JournalUnavailableException">The store is away.</exception>
    public async IAsyncEnumerable<CourseChange> ReadAsync(ClinicId clinic, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (after < upTo)
        {
            var (changes, reached) = await ReadPageAsync(after, upTo, candidate => candidate == clinic, cancellationToken);
            foreach (var change in changes)
            {
                yield return change;
            }

            after = reached;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    internal void Remove(Watcher watcher)
    {
        lock (_gate)
        {
            if (_watchers.TryGetValue(watcher.Clinic, out var others) && others.Remove(watcher))
            {
                _count--;
                if (others.Count == 0)
                {
                    _watchers.Remove(watcher.Clinic);
                }
            }
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (JournalUnavailableException exception)
            {
                _runner.Services.Log.WatchersWait(exception);
                await Task.Delay(_runner.Services.Options.ControlInterval, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception exception)
            {
                // A bug, or a row that nobody here has written: watchers hear nothing new until it is gone, and the log says why.
                _runner.Services.Log.WatchersStand(exception);
                await Task.Delay(_runner.Services.Options.ControlInterval, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        if (Count == 0)
        {
            await ArrivalAsync(cancellationToken);
            return;
        }

        long from;
        HashSet<ClinicId> clinics;
        lock (_gate)
        {
            from = _position;
        }

        var reached = await _runner.WaitForAsync(CourseSummaryProjection.Instance, from + 1, cancellationToken);
        lock (_gate)
        {
            clinics = [.. _watchers.Keys];
        }

        var (changes, position) = await ReadPageAsync(from, reached, clinics.Contains, cancellationToken);
        Tell(from, changes, position, clinics);
    }

    private async Task ArrivalAsync(CancellationToken cancellationToken)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_count > 0)
            {
                return;
            }

            _arrived = arrived;
        }

        await arrived.Task.WaitAsync(cancellationToken);
    }

    // A clinic whose first watcher came while the page was read missed its changes in it: the page is read again then.
    private void Tell(long from, IReadOnlyList<CourseChange> changes, long position, HashSet<ClinicId> clinics)
    {
        List<Watcher> cut = [];
        lock (_gate)
        {
            if (_position != from || _watchers.Keys.Any(clinic => !clinics.Contains(clinic)))
            {
                return;
            }

            foreach (var (clinic, watchers) in _watchers)
            {
                var ofClinic = changes.Where(change => change.Course.Clinic == clinic).ToList();
                cut.AddRange(watchers.Where(watcher => !watcher.Tell(ofClinic, position)));
            }

            _position = position;
        }

        foreach (var watcher in cut)
        {
            Remove(watcher);
        }
    }

    private async Task<(IReadOnlyList<CourseChange> Changes, long Position)> ReadPageAsync(long after, long upTo, Func<ClinicId, bool> ofInterest, CancellationToken cancellationToken)
    {
        var page = await _runner.Services.Journal.ReadAllAsync(after, PageSize, cancellationToken);
        var events = page.Where(stored => stored.Position <= upTo && ofInterest(stored.Course.Clinic)).ToList();
        var summaries = new Dictionary<CourseKey, CourseSummaryRow>();
        foreach (var clinic in events.Select(stored => stored.Course.Clinic).Distinct())
        {
            var courses = events.Where(stored => stored.Course.Clinic == clinic).Select(stored => stored.Course.Course.Value).Distinct().ToList();
            var query = new RowQuery(clinic).Where("course", RowComparison.In, courses);
            foreach (var row in await _rows.ListAsync(CourseSummaryProjection.Table, query, cancellationToken))
            {
                summaries.Add(new CourseKey(clinic, CourseId.Parse(row.Course)), row);
            }
        }

        // A full page ends where it ends; a shorter one has all there is.
        var position = page.Count == PageSize ? Math.Min(page[^1].Position, upTo) : upTo;
        return ([.. events
            .Where(stored => summaries.ContainsKey(stored.Course))
            .Select(stored => new CourseChange(stored.Position, stored.Course, stored.Event.Version, stored.Event.Type, stored.Event.RecordedAt, summaries[stored.Course]))], position);
    }
}
