using IptActors.Engine.Journal;

namespace IptActors.Postgres.Journal;

/// <summary>An append on its way: it waits in the queue until a writer takes it or its caller gives up, whichever comes first.</summary>
internal sealed class PendingAppend(AppendRequest request)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int GivenUp = 2;

    // The writer runs what its callers do with the outcome, while PostgreSQL works on the next batch: one thread for all of a batch,
    // not one for each.
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new();
    private int _state;

    public AppendRequest Request { get; } = request;

    public Task<AppendOutcome> Outcome => _outcome.Task;

    /// <summary>Bytes of headers and data.</summary>
    public int Size { get; } = request.Events.Sum(static e => e.Headers.Length + e.Data.Length);

    /// <summary>Claims it for a batch; false when its caller has given up.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>Gives up waiting; without effect once a writer has taken it, so that an outcome is known.</summary>
    public void GiveUp(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting)
        {
            _outcome.TrySetCanceled(cancellationToken);
        }
    }

    public void Complete(AppendOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception exception) => _outcome.TrySetException(exception);
}
