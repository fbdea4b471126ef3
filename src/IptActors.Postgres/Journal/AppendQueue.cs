using System.Threading.Channels;

namespace IptActors.Postgres.Journal;

/// <summary>Appends that wait for the writer, bounded, in order of arrival.</summary>
/// <remarks>Many producers, one consumer.</remarks>
internal sealed class AppendQueue(int capacity)
{
    private readonly Channel<PendingAppend> _arrived =
        Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(capacity) { SingleReader = true });

    // Appends that could not go with the batch they arrived for, because another of their course was in it. They come first in the next.
    private List<PendingAppend> _deferred = [];
    private List<PendingAppend> _retried = [];

    /// <summary>Appends that wait now.</summary>
    public int Length => _arrived.Reader.Count + _deferred.Count;

    /// <summary>Waits for room.</summary>
    /// <exception cref="ChannelClosedException">The journal is closed.</exception>
    public ValueTask EnqueueAsync(PendingAppend append, CancellationToken cancellationToken) =>
        _arrived.Writer.WriteAsync(append, cancellationToken);

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close() => _arrived.Writer.TryComplete();

    /// <summary>Waits for something to write; false when closed and empty.</summary>
    public ValueTask<bool> WaitAsync() => _deferred.Count > 0 ? ValueTask.FromResult(true) : _arrived.Reader.WaitToReadAsync();

    /// <summary>Moves what waits into the batch until it is full.</summary>
    public void FillInto(AppendBatch batch)
    {
        (_retried, _deferred) = (_deferred, _retried);
        foreach (var append in _retried)
        {
            Offer(append, batch);
        }

        _retried.Clear();
        while (_deferred.Count < capacity && !batch.IsFull && _arrived.Reader.TryRead(out var append))
        {
            Offer(append, batch);
        }
    }

    private void Offer(PendingAppend append, AppendBatch batch)
    {
        if (!batch.Admits(append))
        {
            _deferred.Add(append);
        }
        else if (append.TryTake())
        {
            batch.Add(append);
        }
    }
}
