using IptActors.Engine.Journal;
using IptActors.Rpc.Health;
using IptActors.Server.Logging;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>Asks the event store now and then whether it is there, and tells health: callers should go elsewhere while it is not.</summary>
internal sealed class Readiness : IAsyncDisposable
{
    /// <summary>The health service's name for "the process runs".</summary>
    public const string Live = "live";

    /// <summary>The health service's name for "calls can be carried out".</summary>
    public const string Ready = "ready";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private readonly HealthRegistry _health;
    private readonly string[] _services;
    private readonly ICourseJournal _journal;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    private Readiness(HealthRegistry health, IEnumerable<string> services, ICourseJournal journal, TimeProvider clock, ILogger logger)
    {
        (_health, _journal, _clock, _logger) = (health, journal, clock, logger);
        _services = [.. services, HealthRegistry.WholeServer, Ready];
        _health.Set(Live, true);
        Tell(true);
        _watching = Task.Run(WatchAsync, CancellationToken.None);
    }

    /// <summary>Begins to watch; the store was there a moment ago.</summary>
    public static Readiness Watch(HealthRegistry health, IEnumerable<string> services, ICourseJournal journal, TimeProvider clock, ILogger logger) =>
        new(health, services, journal, clock, logger);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        var ready = true;
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                var found = await IsThereAsync();
                if (found != ready)
                {
                    ready = found;
                    Tell(ready);
                    _logger.ReadinessChanged(ready ? "ready" : "not ready: the event store does not answer");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task<bool> IsThereAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        patience.CancelAfter(Patience);
        try
        {
            await _journal.ReadHeadAsync(patience.Token);
            return true;
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

    private void Tell(bool ready)
    {
        foreach (var service in _services)
        {
            _health.Set(service, ready);
        }
    }
}
