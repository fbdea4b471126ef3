using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Marten.Serialization;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using JasperFx.Events;
using Marten;
using Marten.Services;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Marten.Journal;

/// <summary>
/// The journal with appends by Marten: one session for every append, under the lock that all writers of the database take, so that
/// order stays free of gaps. Reads, waiting and the list of courses are those of the database, whoever wrote.
/// </summary>
/// <remarks>Slower than <see cref="PostgresCourseJournal"/> by its nature: no two appends share a commit. For those who want Marten's inline projections in the transaction of the events.</remarks>
public sealed class MartenCourseJournal : ICourseJournal, IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly DocumentStore _store;
    private readonly EventReader _reader;
    private readonly EventSignal _signal = new();
    private readonly EventSignal _written = new();
    private readonly EventListener _listener;
    private readonly EventNotifier _notifier;

    /// <summary>Opens the store and listens.</summary>
    /// <param name="database">Where the events are, migrated; must outlive the journal.</param>
    /// <param name="logger">Gets connection losses.</param>
    /// <param name="configure">More options of Marten: projections and documents of an application. Null for none.</param>
    public MartenCourseJournal(PostgresDatabase database, ILogger logger, Action<StoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        _store = DocumentStore.For(options =>
        {
            options.Connection(database.DataSource);
            MartenCourseStore.Configure(options);
            configure?.Invoke(options);
        });
        _reader = new EventReader(database.ByIndex);
        _listener = new EventListener(database.Options, _signal, logger);
        _notifier = new EventNotifier(database.DataSource, _written, database.Options.NotifyInterval, logger);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// 1. The lock, and how the course stands. 2. Marten appends in the same transaction. 3. The list of courses. 4. COMMIT, after which
    /// alone the outcome may be unknown.
    /// </remarks>
    public async ValueTask<AppendOutcome> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        request.RequireConsecutive();
        cancellationToken.ThrowIfCancellationRequested();
        NpgsqlConnection? connection = null;
        try
        {
            connection = await _database.DataSource.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            var standing = await CourseStanding.LockAndReadAsync(connection, request);
            if (standing.Version != request.ExpectedVersion)
            {
                return new AppendOutcome.VersionConflict();
            }

            if (standing.KeyHolder is { } holder)
            {
                return new AppendOutcome.ExclusiveKeyTaken(holder);
            }

            var last = await WriteAsync(transaction, request);
            if (request.Listing is { } listing)
            {
                await ListingStatement.ExecuteAsync(connection, listing);
            }

            await CommitAsync(transaction, request.Course);
            _signal.Advance(last);
            _written.Advance(last);
            return new AppendOutcome.Committed(last);
        }
        catch (Exception exception) when (Postgres(exception) is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_mt_events_stream_and_version" or "pkey_mt_streams_tenant_id_id" })
        {
            // Someone who does not take the writers' lock was faster.
            return new AppendOutcome.VersionConflict();
        }
        catch (Exception exception) when (exception is not UnknownOutcomeException && Failures.IsUnreachable(Innermost(exception)))
        {
            throw Failures.Unavailable("Marten cannot write to PostgreSQL", Innermost(exception));
        }
        catch (Exception exception) when (Postgres(exception) is { SqlState: { } state } refused && Failures.IsCausedByData(refused))
        {
            // PostgreSQL's own message may quote the data, so it is not passed on.
            throw new InvalidOperationException($"PostgreSQL cannot store an event of {request.Course} (SQLSTATE {state}). Expected JSON objects without \\u0000 and texts without NUL. Nothing was written.");
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
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

    /// <summary>Closes the store. Appends under way end by themselves.</summary>
    public async ValueTask DisposeAsync()
    {
        await _notifier.DisposeAsync();
        await _listener.DisposeAsync();
        await _store.DisposeAsync();
    }

    private async Task<long> WriteAsync(NpgsqlTransaction transaction, AppendRequest request)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = request.Course.Clinic.Value;
        options.Tracking = DocumentTracking.None;
        await using var session = _store.OpenSession(options);
        var events = request.Events.Select(Wrap).ToArray();
        var stream = request.ExpectedVersion == 0
            ? session.Events.StartStream<Replay.TreatmentCourse>(request.Course.Course.Value, events)
            : session.Events.Append(request.Course.Course.Value, request.ExpectedVersion + events.Length, events);

        // Marten names an event after the class of its data when it is added; ours has the name that the engine gave it.
        foreach (var (added, written) in stream.Events.Zip(request.Events))
        {
            (added.EventTypeName, added.DotNetTypeName) = (written.Type, written.DotNetType);
        }

        await session.SaveChangesAsync();
        return stream.Events[^1].Sequence;
    }

    private static async Task CommitAsync(NpgsqlTransaction transaction, CourseKey course)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception) when (!Failures.IsKnownRollback(exception))
        {
            throw new UnknownOutcomeException(
                $"The connection to PostgreSQL died while an append to {course} was being committed. Reload the course and look for the event ids before trying again.", exception);
        }
    }

    private static Event<StoredJson> Wrap(JournalEvent written) => new(new StoredJson(written.Data))
    {
        Id = written.Id,
        Timestamp = written.RecordedAt,
        CorrelationId = written.CorrelationId,
        CausationId = written.CausationId,
        Headers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(written.Headers.Span)!.ToDictionary(header => header.Key, header => (object)header.Value),
    };

    private static PostgresException? Postgres(Exception exception) => Innermost(exception) as PostgresException;

    // Marten wraps what Npgsql throws.
    private static Exception Innermost(Exception exception)
    {
        while (exception is not NpgsqlException && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
