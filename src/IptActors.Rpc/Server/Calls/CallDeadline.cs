using IptActors.Rpc.Diagnostics;

namespace IptActors.Rpc.Server.Calls;

/// <summary>The moment a call's caller stops waiting.</summary>
internal sealed class CallDeadline : IAsyncDisposable
{
    // Timers wait 49 days at most. A caller that waits longer than this one is not worth a timer.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    private readonly ServerCall _call;
    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer? _timer;
    private CancellationTokenRegistration _aborted;
    private bool _isLinked;
    private volatile bool _hasPassed;

    private CallDeadline(ServerCall call, TimeSpan timeout)
    {
        _call = call;
        TimeProvider time = call.Wire.Server.Options.TimeProvider;
        DateTimeOffset now = time.GetUtcNow();
        At = timeout < DateTimeOffset.MaxValue - now ? now + timeout : DateTimeOffset.MaxValue;
        if (timeout < LongestTimer)
        {
            _timer = time.CreateTimer(static state => ((CallDeadline)state!).Pass(), this, timeout, Timeout.InfiniteTimeSpan);
        }
    }

    public DateTimeOffset At { get; }

    public bool HasPassed => _hasPassed;

    public CancellationToken Token => _source.Token;

    /// <summary>Done when the deadline has sent its status, if it was it that did.</summary>
    public Task Sent => _sent.Task;

    public static CallDeadline Start(ServerCall call, TimeSpan timeout) => new(call, timeout);

    /// <summary>The token, cancelled from now on by the other one too.</summary>
    public CancellationToken LinkedTo(CancellationToken aborted)
    {
        if (!_isLinked)
        {
            _isLinked = true;
            _aborted = aborted.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _source);
        }

        return _source.Token;
    }

    /// <summary>Stops the timer and waits for it if it is running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        await _aborted.DisposeAsync();
        _source.Dispose();
    }

    private void Pass()
    {
        _hasPassed = true;
        _ = ExpireAsync();
        _source.Cancel();
    }

    private async Task ExpireAsync()
    {
        try
        {
            await _call.ExpireAsync();
        }
#pragma warning disable CA1031 // Nobody awaits a timer: what fails here is a connection that is going down, which the call itself notices.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _call.Wire.Server.Logger.DeadlineNotSent(_call.MethodName, e);
        }
        finally
        {
            _sent.TrySetResult();
        }
    }
}
