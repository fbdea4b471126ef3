using System.Threading.Channels;
using IptActors.Engine.AccessLog;

namespace IptActors.Postgres.AccessLog;

/// <summary>Where entries gather while the batch before is being committed; bounded.</summary>
/// <remarks>Many producers, one consumer.</remarks>
internal sealed class AccessIntake
{
    // A page of a list names up to a thousand courses: what bounds memory and the time of a commit is courses more than entries.
    private const int MaxEntries = 4096;
    private const int MaxCourses = 100_000;

    private readonly Lock _gate = new();
    private readonly Channel<bool> _arrived = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private AccessBatch _gathering = new();
    private bool _closed;

    /// <summary>Entries that wait now.</summary>
    public int Length
    {
        get
        {
            lock (_gate)
            {
                return _gathering.Entries.Count;
            }
        }
    }

    /// <summary>Takes an entry into the batch that gathers; null when it is full.</summary>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    public PendingAccess? TryAdd(AccessEntry entry)
    {
        PendingAccess pending;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(PostgresAccessLog));
            var batch = _gathering;
            if (batch.Entries.Count >= MaxEntries || (batch.Courses > 0 && batch.Courses + entry.Courses.Count > MaxCourses))
            {
                return null;
            }

            pending = batch.Add(entry);
            if (batch.Entries.Count > 1)
            {
                return pending;
            }
        }

        _arrived.Writer.TryWrite(true);
        return pending;
    }

    /// <summary>Waits for entries; false when closed and empty.</summary>
    public async ValueTask<bool> WaitAsync() => await _arrived.Reader.WaitToReadAsync() && _arrived.Reader.TryRead(out _);

    /// <summary>Takes the batch that gathered; the next begins.</summary>
    public AccessBatch Take()
    {
        lock (_gate)
        {
            var batch = _gathering;
            _gathering = new AccessBatch();
            return batch;
        }
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _arrived.Writer.TryComplete();
    }
}
