using IptActors.Domain.Catalog;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Listings;
using IptActors.Postgres.Journal;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Importing;

/// <summary>
/// Puts recorded events into a database that has none, each at its own place and with its own hashes, every chain checked on the way.
/// Whole or not at all: nothing is seen of it before <see cref="CommitAsync"/>, and nothing stays without it. No writer gets between.
/// </summary>
/// <remarks>For one thread. Keeps every course folded in memory until the end, some ten kilobytes each, for the list of courses.</remarks>
public sealed class RecordImport : IAsyncDisposable
{
    private const int EventsAtATime = 1_000;

    private const string WriteEvents =
        """
        copy ipt.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
        from stdin (format binary)
        """;

    private const string OpenStreams =
        $"insert into ipt.mt_streams (tenant_id, id, type, version) select tenant_id, id, '{AppendStatement.StreamType}', 0 from unnest($1, $2) as r (tenant_id, id)";

    private const string CloseStreams =
        """
        update ipt.mt_streams s set version = e.version, timestamp = e.last, created = e.first
        from (select tenant_id, stream_id, max(version) as version, max(timestamp) as last, min(timestamp) as first from ipt.mt_events group by 1, 2) e
        where s.tenant_id = e.tenant_id and s.id = e.stream_id
        """;

    private const string ListCourse =
        """
        insert into ipt.course_listing (tenant_id, course_id, exclusive_key, service, protocol, phase, suspended, therapist, supervisor, opened_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Dictionary<CourseKey, (CourseSnapshot Snapshot, DateTimeOffset ListedAt)> _courses = [];
    private readonly List<CourseKey> _opened = [];
    private readonly List<StoredEvent> _waiting = new(EventsAtATime);
    private long _position;

    private RecordImport(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    /// <summary>Courses met so far.</summary>
    public int Courses => _courses.Count;

    /// <summary>Begins, and keeps every writer of the database waiting until the end.</summary>
    /// <param name="dataSource">The database; its schema must be there (a server made it).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RecordImportException">The database has events already.</exception>
    public static async Task<RecordImport> BeginAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"select pg_advisory_xact_lock({AppendStatement.WriterLockKey}); select exists (select from ipt.mt_events) or exists (select from ipt.mt_streams)", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return reader.GetBoolean(0)
                ? throw new RecordImportException("Expected a database without events, found some. A record is imported whole or not at all: begin with an empty data folder or database.")
                : new RecordImport(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the next event.</summary>
    /// <param name="stored">In the order of positions; those of a course follow each other without a gap.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RecordImportException">It does not continue its course, or cannot be read.</exception>
    public async ValueTask AddAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        if (stored.Position <= _position)
        {
            throw new RecordImportException($"Expected a position after {_position}, found {stored.Position}.");
        }

        _position = stored.Position;
        if (!_courses.TryGetValue(stored.Course, out var before))
        {
            _opened.Add(stored.Course);
            before.Snapshot = CourseSnapshot.Before(stored.Course);
        }

        var after = before.Snapshot.With(stored, EventCodec.Default, out _);
        if (after.ChainBreak is { } broken)
        {
            throw new RecordImportException($"Event {broken.Version} of {stored.Course} does not continue its chain ({broken.Fault}): expected {broken.Expected}, found {broken.Found}.");
        }

        var listed = CourseListingOf.MayDiffer(before.Snapshot.State, after.State) ? stored.Event.RecordedAt : before.ListedAt;
        _courses[stored.Course] = (after, listed);
        _waiting.Add(stored);
        if (_waiting.Count == EventsAtATime)
        {
            await WriteAsync(cancellationToken);
        }
    }

    /// <summary>Makes it durable and visible, and wakes whoever waits for events.</summary>
    /// <param name="catalog">Says in which services a client may have only one active course (rule R14).</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task CommitAsync(ClinicalCatalog catalog, CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken);
        await ExecuteAsync(CloseStreams, cancellationToken);
        foreach (var (course, (snapshot, listedAt)) in _courses)
        {
            if (CourseListingOf.Snapshot(course, snapshot, catalog) is { } listing)
            {
                await ListAsync(listing with { UpdatedAt = listedAt }, cancellationToken);
            }
        }

        if (_position > 0)
        {
            await ExecuteAsync($"select setval('ipt.mt_events_sequence', {_position}), pg_notify('{EventNotifier.Channel}', '{_position}')", cancellationToken);
        }

        await _transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Takes everything back that was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        if (_opened.Count > 0)
        {
            await using var open = new NpgsqlCommand(OpenStreams, _connection);
            open.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _opened.Select(course => course.Clinic.Value)] });
            open.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _opened.Select(course => course.Course.Value)] });
            await open.ExecuteNonQueryAsync(cancellationToken);
            _opened.Clear();
        }

        await using var copy = await _connection.BeginBinaryImportAsync(WriteEvents, cancellationToken);
        foreach (var (position, course, happened) in _waiting)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(position, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(happened.Id, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(course.Course.Value, NpgsqlDbType.Varchar, cancellationToken);
            await copy.WriteAsync(happened.Version, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(happened.Data.ToArray(), NpgsqlDbType.Jsonb, cancellationToken);
            await copy.WriteAsync(happened.Type, NpgsqlDbType.Varchar, cancellationToken);
            await copy.WriteAsync(happened.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(course.Clinic.Value, NpgsqlDbType.Varchar, cancellationToken);
            await copy.WriteAsync(happened.DotNetType, NpgsqlDbType.Varchar, cancellationToken);
            await WriteOptionalAsync(copy, happened.CorrelationId, cancellationToken);
            await WriteOptionalAsync(copy, happened.CausationId, cancellationToken);
            await copy.WriteAsync(happened.Headers.ToArray(), NpgsqlDbType.Jsonb, cancellationToken);
            await copy.WriteAsync(false, NpgsqlDbType.Boolean, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
        _waiting.Clear();
    }

    private static Task WriteOptionalAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken cancellationToken) =>
        text is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(text, NpgsqlDbType.Varchar, cancellationToken);

    private async Task ListAsync(CourseListing listing, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ListCourse, _connection);
        foreach (var value in (object?[])
            [
                listing.Course.Clinic.Value, listing.Course.Course.Value, listing.ExclusiveKey, listing.Service, listing.Protocol, listing.Phase, listing.Suspended,
                listing.Therapist, listing.Supervisor, listing.OpenedAt.UtcDateTime, listing.UpdatedAt.UtcDateTime,
            ])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = TypeOf(value) });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlDbType TypeOf(object? value) => value switch
    {
        bool => NpgsqlDbType.Boolean,
        DateTime => NpgsqlDbType.TimestampTz,
        _ => NpgsqlDbType.Varchar,
    };

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
