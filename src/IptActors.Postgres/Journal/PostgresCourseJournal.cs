using System.Threading.Channels;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using Microsoft.Extensions.Logging;

namespace IptActors.Postgres.Journal;

/// <summary>
/// The journal on PostgreSQL, in Marten's table layout, with group commit: appends of many courses that wait at the same moment
/// are written by one statement in one transaction.
/// </summary>
/// <remarks>
/// Several processes may write to one database: a lock that is held for one transaction lets one write at a time, so that
/// <c>seq_id</c> order is commit order. Connect directly or through a pooler in session mode: the session's lock and backend matter.
/// </remarks>
public sealed class PostgresCourseJournal : ICourseJournal, IAsyncDisposable
{
    private readonly AppendQueue _queue;
    private readonly JournalMetrics _metrics;
    private readonly JournalWriter _writer;
    private readonly EventReader _reader;
    private readonly EventSignal _signal = new();
    private readonly EventSignal _written = new();
    private readonly EventListener _listener;
    private readonly EventNotifier _notifier;

    /// <summary>Starts writing and listening.</summary>
    /// <param name="database">Where the events are; must outlive the journal.</param>
    /// <param name="logger">Gets connection losses and refusals.</param>
    public PostgresCourseJournal(PostgresDatabase database, ILogger logger)
    {
        var options = database.Options;
        _queue = new AppendQueue(options.QueueCapacity);
        _metrics = new JournalMetrics(_queue);
        _reader = new EventReader(database.ByIndex);
        _listener = new EventListener(options, _signal, logger);
        _notifier = new EventNotifier(database.DataSource, _written, options.NotifyInterval, logger);
        _writer = new JournalWriter(_queue, options, Advance, _metrics, logger);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The request has no events, or their versions do not follow the expected one.</exception>
    /// <exception cref="ObjectDisposedException">The journal was closed.</exception>
    public async ValueTask<AppendOutcome> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        request.RequireConsecutive();
        var append = new PendingAppend(request);
        try
        {
            await _queue.EnqueueAsync(append, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(PostgresCourseJournal));
        }

        await using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((PendingAppend)state!).GiveUp(token), append);
        return await append.Outcome;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadCourseAsync(CourseKey course, long afterVersion, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return await _reader.ReadCourseAsync(course, afterVersion, maxCount, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return await _reader.ReadAllAsync(afterPosition, maxCount, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) => await _reader.ReadHeadAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken) =>
        new(_signal.WaitAsync(afterPosition, cancellationToken));

    /// <summary>Takes no more appends, writes those that wait, and closes its connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _writer.DisposeAsync();
        await _notifier.DisposeAsync();
        await _listener.DisposeAsync();
        _metrics.Dispose();
    }

    private void Advance(long head)
    {
        _signal.Advance(head);
        _written.Advance(head);
    }
}
