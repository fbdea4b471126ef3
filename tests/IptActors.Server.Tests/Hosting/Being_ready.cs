using IptActors.Rpc.Health;
using IptActors.Server.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Server.Tests.Hosting;

/// <summary>Ready while nobody objects, live all the same.</summary>
public sealed class Being_ready
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task One_who_objects_is_enough_and_when_nobody_does_any_more_it_is_ready_again()
    {
        var health = new HealthRegistry();
        var (store, host) = (new Check(), new Check());
        await using var readiness = Readiness.Watch(health, ["ipt.v1.CourseService"], [store, host], new HastyClock(), NullLogger.Instance);
        Assert.True(health.IsServing(Readiness.Ready));

        host.Obstacle = "the others take this one for dead";
        await BecomesAsync(health, ready: false);
        Assert.False(health.IsServing("ipt.v1.CourseService"));
        Assert.False(health.IsServing(HealthRegistry.WholeServer));
        Assert.True(health.IsServing(Readiness.Live));

        host.Obstacle = null;
        await BecomesAsync(health, ready: true);
        Assert.True(health.IsServing("ipt.v1.CourseService"));
    }

    private static async Task BecomesAsync(HealthRegistry health, bool ready)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (health.IsServing(Readiness.Ready) != ready)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private sealed class Check : IReadinessCheck
    {
        public string? Obstacle { get; set; }

        public ValueTask<string?> FindObstacleAsync(CancellationToken cancellationToken) => new(Obstacle);
    }

    /// <summary>Timers of this clock are a hundred times as fast.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 100, period / 100);
    }
}
