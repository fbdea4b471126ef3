using System.Threading.Channels;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using Marten;
using Microsoft.Extensions.Logging;

namespace IptActors.Marten.Journal;

/// <summary>
/// The journal with appends by Marten, under the lock that all writers of the database take, so that order stays free of gaps: appends
/// that wait at the same moment share a transaction. Reads, waiting and the list of courses are those of the database, whoever wrote.
/// </summary>
/// <remarks>Slower than <see cref="PostgresCourseJournal"/> by its nature: more round trips, and more work for each event. For those who want Marten's inline projections in the transaction of the events.</remarks>
public sealed class MartenCourseJournal : ICourseJournal, IAsyncDisposable
{
    private readonly DocumentStore _store;
    private readonly AppendQueue _queue;
    private readonly JournalMetrics _metrics;
    private readonly MartenWriter _writer;
    private readonly EventReader _reader;
    private readonly EventSignal _signal = new();
    private readonly EventSignal _written = new();
    private readonly EventListener _listener;
    private readonly EventNotifier _notifier;

    /// <summary>Opens the store, starts writing and listening.</summary>
    /// <param name="database">Where the events are, migrated; must outlive the journal.</param>
    /// <param name="logger">Gets connection losses.</param>
    /// <param name="configure">More options of Marten: projections and documents of an application, which then sees events as records of the domain. Null for none.</param>
    public MartenCourseJournal(PostgresDatabase database, ILogger logger, Action<StoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        _store = DocumentStore.For(options =>
        {
            options.Connection(database.DataSource);
            MartenCourseStore.Configure(options);
            configure?.Invoke(options);
        });
        _queue = new AppendQueue(database.Options.QueueCapacity);
        _metrics = new JournalMetrics(_queue);
        _reader = new EventReader(database.ByIndex);
        _listener = new EventListener(database.Options, _signal, logger);
        _notifier = new EventNotifier(database.DataSource, _written, database.Options.NotifyInterval, logger);
        _writer = new MartenWriter(_queue, database.Options, new MartenTransaction(_store, database.DataSource, asRecords: configure is not null), Advance, _metrics);
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
            throw new ObjectDisposedException(nameof(MartenCourseJournal));
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

    /// <summary>Takes no more appends, writes those that wait, and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _writer.DisposeAsync();
        await _notifier.DisposeAsync();
        await _listener.DisposeAsync();
        _metrics.Dispose();
        await _store.DisposeAsync();
    }

    private void Advance(long head)
    {
        _signal.Advance(head);
        _written.Advance(head);
    }
}
