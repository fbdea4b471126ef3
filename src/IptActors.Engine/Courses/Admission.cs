namespace IptActors.Engine.Courses;

/// <summary>What the door says to a new command.</summary>
internal enum Admitted
{
    /// <summary>Come in; leave when settled.</summary>
    Yes,

    /// <summary>Too many are inside.</summary>
    Full,

    /// <summary>The process is stopping.</summary>
    Closed,
}

/// <summary>Counts the commands that were accepted and are not settled, limits them, and waits for the last one when the process stops.</summary>
internal sealed class Admission(int capacity)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;
    private bool _closed;

    /// <summary>Commands inside.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _inside;
            }
        }
    }

    /// <summary>Lets a command in, or says why not.</summary>
    public Admitted Enter()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return Admitted.Closed;
            }

            if (_inside >= capacity)
            {
                return Admitted.Full;
            }

            _inside++;
            return Admitted.Yes;
        }
    }

    /// <summary>A command was settled.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _inside--;
            SignalIfEmpty();
        }
    }

    /// <summary>Lets nobody in any more; the task ends when the last one left.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            SignalIfEmpty();
            return _empty.Task;
        }
    }

    private void SignalIfEmpty()
    {
        if (_closed && _inside == 0)
        {
            _empty.TrySetResult();
        }
    }
}
