using IptActors.Domain.Values;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Tests.Support;

/// <summary>What happens to the next appends.</summary>
internal enum Fault
{
    None,

    /// <summary>Nothing is written and the caller is told so.</summary>
    Unavailable,

    /// <summary>Nothing is written; the caller is not told whether.</summary>
    LostBefore,

    /// <summary>It is written; the caller is not told whether.</summary>
    LostAfter,

    /// <summary>Another writer is faster.</summary>
    Conflict,
}

/// <summary>A journal with faults put in front of it, and gates to hold it at.</summary>
internal sealed class FaultyJournal(ICourseJournal inner) : ICourseJournal
{
    private readonly Lock _gate = new();
    private readonly Queue<Fault> _appendFaults = new();
    private int _readFaults;
    private int _appends;
    private int _reads;
    private volatile TaskCompletionSource? _held;
    private volatile TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Appends that came, whatever became of them.</summary>
    public int Appends => Volatile.Read(ref _appends);

    /// <summary>Pages of courses that were read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>What another writer appends to the same course just before an append that is to conflict; must not be null then.</summary>
    public Func<AppendRequest, AppendRequest>? Rival { get; set; }

    /// <summary>Chooses a fault for an append when none was queued.</summary>
    public Func<Fault>? Choose { get; set; }

    /// <summary>Changes what is read of a course, as somebody with access to the database could.</summary>
    public Func<StoredEvent, StoredEvent>? Alter { get; set; }

    public void NextAppends(params Fault[] faults)
    {
        lock (_gate)
        {
            foreach (var fault in faults)
            {
                _appendFaults.Enqueue(fault);
            }
        }
    }

    public void FailReads(int count) => Interlocked.Exchange(ref _readFaults, count);

    /// <summary>Appends wait until <see cref="Release"/>.</summary>
    public void Hold()
    {
        _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Ends once an append waits.</summary>
    public Task HeldAsync() => _arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Release() => Interlocked.Exchange(ref _held, null)?.TrySetResult();

    public async ValueTask<AppendOutcome> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _appends);
        if (_held is { } held)
        {
            _arrived.TrySetResult();
            await held.Task.WaitAsync(cancellationToken);
        }

        switch (NextFault())
        {
            case Fault.Unavailable:
                throw new JournalUnavailableException("The test made the journal unavailable.");
            case Fault.LostBefore:
                throw new UnknownOutcomeException("The test cut the connection before the commit.");
            case Fault.LostAfter:
                await inner.AppendAsync(request, cancellationToken);
                throw new UnknownOutcomeException("The test cut the connection after the commit.");
            case Fault.Conflict:
                await inner.AppendAsync(Rival!(request), cancellationToken);
                return await inner.AppendAsync(request, cancellationToken);
            default:
                return await inner.AppendAsync(request, cancellationToken);
        }
    }

    public async ValueTask<IReadOnlyList<StoredEvent>> ReadCourseAsync(CourseKey course, long afterVersion, int maxCount, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        if (Interlocked.Decrement(ref _readFaults) >= 0)
        {
            throw new JournalUnavailableException("The test made the journal unreadable.");
        }

        var page = await inner.ReadCourseAsync(course, afterVersion, maxCount, cancellationToken);
        return Alter is { } alter ? [.. page.Select(alter)] : page;
    }

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken) =>
        inner.ReadAllAsync(afterPosition, maxCount, cancellationToken);

    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) => inner.ReadHeadAsync(cancellationToken);

    public ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken) => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    private Fault NextFault()
    {
        lock (_gate)
        {
            return _appendFaults.TryDequeue(out var fault) ? fault : Choose?.Invoke() ?? Fault.None;
        }
    }
}
