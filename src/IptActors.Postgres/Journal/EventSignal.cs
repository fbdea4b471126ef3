namespace IptActors.Postgres.Journal;

/// <summary>Wakes those who wait for events.</summary>
internal sealed class EventSignal
{
    private TaskCompletionSource _next = New();
    private long _head;

    /// <summary>Position of the last event that this process knows of; 0 when it knows of none.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>There are events up to this position.</summary>
    public void Advance(long position)
    {
        for (var head = Head; position > head;)
        {
            var seen = Interlocked.CompareExchange(ref _head, position, head);
            if (seen == head)
            {
                Pulse();
                return;
            }

            head = seen;
        }
    }

    /// <summary>There may be events; look.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Returns once <see cref="Head"/> is beyond the position, or at the next pulse.</summary>
    public Task WaitAsync(long afterPosition, CancellationToken cancellationToken)
    {
        // Taken before the head is read: an advance in between completes it.
        var next = Volatile.Read(ref _next);
        return Head > afterPosition ? Task.CompletedTask : next.Task.WaitAsync(cancellationToken);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
