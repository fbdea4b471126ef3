using IptActors.Rpc.Diagnostics;

namespace IptActors.Rpc.Server.Calls;

/// <summary>How long a call may last: until its deadline, if it has one, and for streams of responses until the server stops.</summary>
internal sealed class CallLifetime : IAsyncDisposable
{
    // Timers wait 49 days at most. A caller that waits longer than this one is not worth a timer.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    private readonly ServerCall _call;
    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _stopping;
    private CancellationTokenRegistration _aborted;
    private ITimer? _timer;
    private bool _isLinked;
    private volatile bool _hasExpired;

    public CallLifetime(ServerCall call, CancellationToken stopping)
    {
        _call = call;
        _stopping = Link(stopping);
    }

    /// <summary>When the caller stops waiting; null when it waits for ever.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>Whether the deadline has passed.</summary>
    public bool HasExpired => _hasExpired;

    /// <summary>Cancelled when the call may last no longer.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Done when the caller has taken the status that the deadline sent, or is gone. Never done when the deadline sent none.</summary>
    public Task ExpirySent => _sent.Task;

    public void StartDeadline(TimeSpan timeout, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        Deadline = timeout < DateTimeOffset.MaxValue - now ? now + timeout : DateTimeOffset.MaxValue;
        if (timeout < LongestTimer)
        {
            _timer = time.CreateTimer(static state => ((CallLifetime)state!).Pass(), this, timeout, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The token, cancelled from now on when the caller goes away too.</summary>
    public CancellationToken LinkedTo(CancellationToken aborted)
    {
        if (!_isLinked)
        {
            _isLinked = true;
            _aborted = Link(aborted);
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

        await _stopping.DisposeAsync();
        await _aborted.DisposeAsync();
        _source.Dispose();
    }

    /// <summary>Lets the deadline end the call, if the response is free. Does not wait: the caller may be slow to take what was sent before.</summary>
    public void SendExpiry() => _ = SendExpiryAsync();

    private void Pass()
    {
        _hasExpired = true;
        SendExpiry();
        _source.Cancel();
    }

    private async Task SendExpiryAsync()
    {
        try
        {
            if (_call.TryExpire() is not { } sending)
            {
                return;
            }

            await sending;
        }
#pragma warning disable CA1031 // Nobody awaits a timer: what fails here is a connection that is going down, which the call itself notices.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _call.Wire.Server.Logger.DeadlineNotSent(_call.MethodName, e);
        }

        _sent.TrySetResult();
    }

    private CancellationTokenRegistration Link(CancellationToken other) =>
        other.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _source);
}
