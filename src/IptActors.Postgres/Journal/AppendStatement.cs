using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Journal;

/// <summary>
/// Writes a batch in which something stands in the way of some: arrays in, one row out for every append that won or lost to an
/// exclusive key; the others of the batch are committed. Prepared on one connection, with parameters that are reused.
/// </summary>
/// <remarks>
/// Sent after the lock in one network message with one Sync, hence one transaction: PostgreSQL commits at the Sync and
/// answers ReadyForQuery only when the commit is durable. Two statements rather than one, so that the second takes its snapshot
/// after the lock was granted and sees everything that was written before.
/// </remarks>
internal sealed class AppendStatement : IAsyncDisposable
{
    /// <summary>Held to the end of the transaction by whoever writes events to this database. The bytes spell "iptevent".</summary>
    public const long WriterLockKey = 0x6970746576656E74;

    /// <summary>Marten's stream type: the alias of the aggregate.</summary>
    public const string StreamType = "treatment_course";

    private const string Sql =
        $"""
        with request as materialized (
            select * from unnest($1, $2, $3, $4, $5, $6) with ordinality
                as r (tenant_id, stream_id, expected, last_version, recorded_at, exclusive_key, ordinal)
        ),
        taken as materialized (
            select r.ordinal, l.course_id as holder
            from request r
            join ipt.course_listing l on l.tenant_id = r.tenant_id and l.exclusive_key = r.exclusive_key and l.course_id <> r.stream_id
        ),
        candidate as materialized (
            select * from request r where not exists (select from taken t where t.ordinal = r.ordinal)
        ),
        opened as (
            insert into ipt.mt_streams (tenant_id, id, type, version, timestamp, created)
            select tenant_id, stream_id, '{StreamType}', last_version, recorded_at, recorded_at from candidate where expected = 0
            on conflict do nothing
            returning tenant_id, id
        ),
        continued as (
            update ipt.mt_streams s set version = c.last_version, timestamp = c.recorded_at
            from candidate c
            where s.tenant_id = c.tenant_id and s.id = c.stream_id and s.version = c.expected and c.expected > 0
            returning c.ordinal
        ),
        winner as materialized (
            select ordinal from continued
            union all
            select c.ordinal from opened o join candidate c on c.tenant_id = o.tenant_id and c.stream_id = o.id
        ),
        placed as materialized (
            select nextval('ipt.mt_events_sequence') as seq_id, e.*
            from (
                select r.tenant_id, r.stream_id, e.*
                from unnest($7, $8, $9, $10, $11, $12, $13, $14, $15, $16) with ordinality
                    as e (ordinal, id, version, type, dotnet_type, recorded_at, correlation_id, causation_id, headers, data, place)
                join winner w on w.ordinal = e.ordinal
                join request r on r.ordinal = e.ordinal
                order by e.place
            ) e
        ),
        written as (
            insert into ipt.mt_events
                (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers)
            select seq_id, id, stream_id, version, data, type, recorded_at, tenant_id, dotnet_type, correlation_id, causation_id, headers
            from placed
        ),
        listed as (
            insert into ipt.course_listing as l
                (tenant_id, course_id, exclusive_key, service, protocol, phase, suspended, therapist, supervisor, opened_at, updated_at)
            select r.tenant_id, r.stream_id, r.exclusive_key,
                   n.service, n.protocol, n.phase, n.suspended, n.therapist, n.supervisor, n.opened_at, n.updated_at
            from unnest($17, $18, $19, $20, $21, $22, $23, $24, $25)
                as n (ordinal, service, protocol, phase, suspended, therapist, supervisor, opened_at, updated_at)
            join winner w on w.ordinal = n.ordinal
            join request r on r.ordinal = n.ordinal
            on conflict (tenant_id, course_id) do update set
                exclusive_key = excluded.exclusive_key, service = excluded.service, protocol = excluded.protocol, phase = excluded.phase,
                suspended = excluded.suspended, therapist = excluded.therapist, supervisor = excluded.supervisor,
                opened_at = excluded.opened_at, updated_at = excluded.updated_at
        )
        select ordinal, max(seq_id), null from placed group by ordinal
        union all
        select t.ordinal, null, t.holder
        from taken t
        join request r on r.ordinal = t.ordinal
        left join ipt.mt_streams s on s.tenant_id = r.tenant_id and s.id = r.stream_id
        where coalesce(s.version, 0) = r.expected
        """;

    private readonly Columns _columns = new(Sql);
    private readonly List<string> _tenants;
    private readonly List<string> _streams;
    private readonly List<long> _expected;
    private readonly List<long> _lastVersions;
    private readonly List<DateTime> _recorded;
    private readonly List<string?> _exclusiveKeys;
    private readonly List<long> _eventOrdinals;
    private readonly EventColumns _events;
    private readonly List<long> _listingOrdinals;
    private readonly ListingColumns _listings;

    private readonly NpgsqlBatch _batch;

    private AppendStatement(NpgsqlConnection connection)
    {
        _batch = new NpgsqlBatch(connection);
        _batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_xact_lock({WriterLockKey})"));
        _batch.BatchCommands.Add(_columns.Command);

        _tenants = _columns.Add<string>(NpgsqlDbType.Text);
        _streams = _columns.Add<string>(NpgsqlDbType.Text);
        _expected = _columns.Add<long>(NpgsqlDbType.Bigint);
        _lastVersions = _columns.Add<long>(NpgsqlDbType.Bigint);
        _recorded = _columns.Add<DateTime>(NpgsqlDbType.TimestampTz);
        _exclusiveKeys = _columns.Add<string?>(NpgsqlDbType.Text);

        _eventOrdinals = _columns.Add<long>(NpgsqlDbType.Bigint);
        _events = new EventColumns(_columns);

        _listingOrdinals = _columns.Add<long>(NpgsqlDbType.Bigint);
        _listings = new ListingColumns(_columns);
    }

    /// <summary>Parses and plans on the connection, which it does not own.</summary>
    public static async Task<AppendStatement> PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var statement = new AppendStatement(connection);
        await statement._batch.PrepareAsync(cancellationToken);
        return statement;
    }

    /// <summary>Writes the appends in one transaction and returns when it is durable, with an outcome for each in the given order.</summary>
    public async Task<AppendOutcome[]> ExecuteAsync(IReadOnlyList<PendingAppend> appends)
    {
        Fill(appends);
        try
        {
            var outcomes = new AppendOutcome[appends.Count];
            Array.Fill(outcomes, Lost);
            await using var reader = await _batch.ExecuteReaderAsync();
            await reader.NextResultAsync();
            while (await reader.ReadAsync())
            {
                outcomes[reader.GetInt64(0) - 1] = reader.IsDBNull(2)
                    ? new AppendOutcome.Committed(reader.GetInt64(1))
                    : new AppendOutcome.ExclusiveKeyTaken(CourseId.Parse(reader.GetString(2)));
            }

            // Rows come before the commit. Only the end of all results is ReadyForQuery: durable.
            await reader.NextResultAsync();
            return outcomes;
        }
        finally
        {
            _columns.Clear();
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private static AppendOutcome Lost { get; } = new AppendOutcome.VersionConflict();

    private void Fill(IReadOnlyList<PendingAppend> appends)
    {
        for (var i = 0; i < appends.Count; i++)
        {
            var request = appends[i].Request;
            var ordinal = i + 1L;
            _tenants.Add(request.Course.Clinic.Value);
            _streams.Add(request.Course.Course.Value);
            _expected.Add(request.ExpectedVersion);
            _lastVersions.Add(request.Events[^1].Version);
            _recorded.Add(request.Events[^1].RecordedAt.UtcDateTime);
            _exclusiveKeys.Add(request.Listing?.ExclusiveKey);
            for (var e = 0; e < request.Events.Count; e++)
            {
                _eventOrdinals.Add(ordinal);
                _events.Add(request.Events[e]);
            }

            if (request.Listing is { } listing)
            {
                _listingOrdinals.Add(ordinal);
                _listings.Add(listing);
            }
        }
    }
}
