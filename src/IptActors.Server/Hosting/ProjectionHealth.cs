using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Running;
using IptActors.Rpc.Health;
using IptActors.Server.Logging;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>
/// Tells health whether projections follow the events, measured against the true head of the journal: one that failed or stalls is shown within
/// ten seconds. Commands are not turned away for it; who reads projections should go elsewhere.
/// </summary>
internal sealed class ProjectionHealth : IAsyncDisposable
{
    /// <summary>The health service's name for "projections follow the events".</summary>
    public const string Projections = "projections";

    private const string Service = "ipt.v1.ProjectionService";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A database that does not answer at all is told as soon as one whose projections stand.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _stop = new();
    private readonly HealthRegistry _health;
    private readonly ProjectionDesk _desk;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Task _watching;

    private ProjectionHealth(HealthRegistry health, ProjectionDesk desk, TimeProvider clock, ILogger logger)
    {
        (_health, _desk, _clock, _logger) = (health, desk, clock, logger);
        Tell(true);
        _watching = Task.Run(WatchAsync, CancellationToken.None);
    }

    /// <summary>Begins to watch.</summary>
    public static ProjectionHealth Watch(HealthRegistry health, ProjectionDesk desk, TimeProvider clock, ILogger logger) => new(health, desk, clock, logger);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        var well = true;
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                var found = await AreWellAsync();
                Tell(found);
                if (found != well)
                {
                    LogChange(found);
                    well = found;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void LogChange(bool well)
    {
        if (well)
        {
            _logger.ProjectionsFollow();
        }
        else
        {
            _logger.ProjectionsStand();
        }
    }

    private async Task<bool> AreWellAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        patience.CancelAfter(Patience);
        try
        {
            return (await _desk.ReadAsync(patience.Token)).Projections.All(projection => !projection.Alarming);
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Tell(bool well)
    {
        _health.Set(Projections, well);
        _health.Set(Service, well);
    }
}
