namespace IptActors.Postgres.Journal;

/// <summary>The pause before the next attempt to connect: none at first, then doubling from 50 ms to 2 s until one succeeds.</summary>
internal sealed class ReconnectPause
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private long _lastFailure;

    /// <summary>Failed attempts in a row.</summary>
    public int Attempts { get; private set; }

    /// <summary>Waits until the next attempt may be made; at once when the token is cancelled, since who closes wants an answer now.</summary>
    public async Task WaitAsync(CancellationToken closing)
    {
        var left = Attempts == 0 ? TimeSpan.Zero : Length - TimeProvider.System.GetElapsedTime(_lastFailure);
        if (left > TimeSpan.Zero && !closing.IsCancellationRequested)
        {
            await Task.Delay(left, closing).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    public void Lengthen()
    {
        Attempts++;
        _lastFailure = TimeProvider.System.GetTimestamp();
    }

    public void Reset() => Attempts = 0;

    private TimeSpan Length => TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Min(Attempts - 1, 10)));
}
