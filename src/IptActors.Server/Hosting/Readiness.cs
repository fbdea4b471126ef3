using IptActors.Rpc.Health;
using IptActors.Server.Logging;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>Asks now and then whether calls can be carried out, and tells health: callers should go elsewhere while they cannot.</summary>
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
    private readonly IReadOnlyList<IReadinessCheck> _checks;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    private Readiness(HealthRegistry health, IEnumerable<string> services, IReadOnlyList<IReadinessCheck> checks, TimeProvider clock, ILogger logger)
    {
        (_health, _checks, _clock, _logger) = (health, checks, clock, logger);
        _services = [.. services, HealthRegistry.WholeServer, Ready];
        _health.Set(Live, true);
        Tell(true);
        _watching = Task.Run(WatchAsync, CancellationToken.None);
    }

    /// <summary>Begins to watch; a moment ago all of them were well.</summary>
    /// <param name="health">Is told.</param>
    /// <param name="services">Services of the API.</param>
    /// <param name="checks">Who may object.</param>
    /// <param name="clock">The time.</param>
    /// <param name="logger">Gets every change with its reason.</param>
    public static Readiness Watch(HealthRegistry health, IEnumerable<string> services, IReadOnlyList<IReadinessCheck> checks, TimeProvider clock, ILogger logger) =>
        new(health, services, checks, clock, logger);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        string? known = null;
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                var obstacle = await FindObstacleAsync();
                if (obstacle != known)
                {
                    known = obstacle;
                    Tell(obstacle is null);
                    _logger.ReadinessChanged(obstacle is null ? "ready" : $"not ready: {obstacle}");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task<string?> FindObstacleAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        patience.CancelAfter(Patience);
        try
        {
            foreach (var check in _checks)
            {
                if (await check.FindObstacleAsync(patience.Token) is { } obstacle)
                {
                    return obstacle;
                }
            }

            return null;
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            return $"the event store or the cluster does not answer within {Patience.TotalSeconds:0} s";
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
