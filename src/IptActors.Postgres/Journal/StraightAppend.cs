using IptActors.Engine.Journal;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Journal;

/// <summary>
/// Writes a batch on the assumption that nothing stands in its way: no other writer was faster and no exclusive key is taken. Each table
/// is written by one plain statement. If the assumption is wrong anywhere, everything is rolled back, nothing is lost but the attempt,
/// and <see cref="AppendStatement"/> sorts out who wins.
/// </summary>
/// <remarks>
/// All statements go in one network message with one Sync, hence one transaction, behind the writers' lock: PostgreSQL commits at the
/// Sync and answers ReadyForQuery only when the commit is durable.
/// </remarks>
internal sealed class StraightAppend : IAsyncDisposable
{
    // A course that is not at the version it was expected at leaves the count short, and the division fails (SQLSTATE 22012).
    private const string Continue =
        """
        with continued as (
            update ipt.mt_streams s set version = r.last_version, timestamp = r.recorded_at
            from unnest($1, $2, $3, $4, $5) as r (tenant_id, stream_id, expected, last_version, recorded_at)
            where s.tenant_id = r.tenant_id and s.id = r.stream_id and s.version = r.expected
            returning 1
        )
        select 1 / (count(*) = $6)::int from continued
        """;

    private const string Open =
        $"""
        insert into ipt.mt_streams (tenant_id, id, type, version, timestamp, created)
        select tenant_id, stream_id, '{AppendStatement.StreamType}', last_version, recorded_at, recorded_at
        from unnest($1, $2, $3, $4) as r (tenant_id, stream_id, last_version, recorded_at)
        """;

    private const string Write =
        """
        insert into ipt.mt_events
            (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers)
        select nextval('ipt.mt_events_sequence'), id, stream_id, version, data, type, recorded_at, tenant_id, dotnet_type, correlation_id, causation_id, headers
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            as e (tenant_id, stream_id, id, version, type, dotnet_type, recorded_at, correlation_id, causation_id, headers, data)
        returning seq_id
        """;

    private const string List =
        """
        insert into ipt.course_listing as l
            (tenant_id, course_id, exclusive_key, service, protocol, phase, suspended, therapist, supervisor, opened_at, updated_at)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (tenant_id, course_id) do update set
            exclusive_key = excluded.exclusive_key, service = excluded.service, protocol = excluded.protocol, phase = excluded.phase,
            suspended = excluded.suspended, therapist = excluded.therapist, supervisor = excluded.supervisor,
            opened_at = excluded.opened_at, updated_at = excluded.updated_at
        """;

    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlBatchCommand _lock = new($"select pg_advisory_xact_lock({AppendStatement.WriterLockKey})");

    private readonly Columns _continued = new(Continue);
    private readonly List<string> _continuedTenants;
    private readonly List<string> _continuedStreams;
    private readonly List<long> _continuedExpected;
    private readonly List<long> _continuedVersions;
    private readonly List<DateTime> _continuedRecorded;
    private readonly NpgsqlParameter<long> _continuedCount = new() { NpgsqlDbType = NpgsqlDbType.Bigint };

    private readonly Columns _opened = new(Open);
    private readonly List<string> _openedTenants;
    private readonly List<string> _openedStreams;
    private readonly List<long> _openedVersions;
    private readonly List<DateTime> _openedRecorded;

    private readonly Columns _events = new(Write);
    private readonly List<string> _eventTenants;
    private readonly List<string> _eventStreams;
    private readonly EventColumns _written;

    private readonly Columns _listed = new(List);
    private readonly List<string> _listedTenants;
    private readonly List<string> _listedCourses;
    private readonly List<string?> _exclusiveKeys;
    private readonly ListingColumns _listings;

    /// <summary>Statements for a connection that it does not own, and that prepares by itself what is repeated.</summary>
    public StraightAppend(NpgsqlConnection connection)
    {
        _batch = new NpgsqlBatch(connection);

        _continuedTenants = _continued.Add<string>(NpgsqlDbType.Text);
        _continuedStreams = _continued.Add<string>(NpgsqlDbType.Text);
        _continuedExpected = _continued.Add<long>(NpgsqlDbType.Bigint);
        _continuedVersions = _continued.Add<long>(NpgsqlDbType.Bigint);
        _continuedRecorded = _continued.Add<DateTime>(NpgsqlDbType.TimestampTz);
        _continued.Command.Parameters.Add(_continuedCount);

        _openedTenants = _opened.Add<string>(NpgsqlDbType.Text);
        _openedStreams = _opened.Add<string>(NpgsqlDbType.Text);
        _openedVersions = _opened.Add<long>(NpgsqlDbType.Bigint);
        _openedRecorded = _opened.Add<DateTime>(NpgsqlDbType.TimestampTz);

        _eventTenants = _events.Add<string>(NpgsqlDbType.Text);
        _eventStreams = _events.Add<string>(NpgsqlDbType.Text);
        _written = new EventColumns(_events);

        _listedTenants = _listed.Add<string>(NpgsqlDbType.Text);
        _listedCourses = _listed.Add<string>(NpgsqlDbType.Text);
        _exclusiveKeys = _listed.Add<string?>(NpgsqlDbType.Text);
        _listings = new ListingColumns(_listed);
    }

    /// <summary>Whether a failure says no more than that something stood in the way: nothing was written, and who wins is still open.</summary>
    public static bool StoodInTheWay(PostgresException failure) =>
        Failures.IsKnownRollback(failure) && failure.SqlState is PostgresErrorCodes.DivisionByZero or PostgresErrorCodes.UniqueViolation;

    /// <summary>Writes the appends in one transaction and returns when it is durable, with an outcome for each in the given order: all are committed.</summary>
    /// <exception cref="PostgresException">Rolled back. <see cref="StoodInTheWay"/> tells whether another way may succeed.</exception>
    public async Task<AppendOutcome[]> ExecuteAsync(IReadOnlyList<PendingAppend> appends)
    {
        Fill(appends);
        try
        {
            var outcomes = new AppendOutcome[appends.Count];
            await using var reader = await _batch.ExecuteReaderAsync();

            // Commands without rows have no result: after that of the lock comes that of the courses continued, if any, then the events'.
            if (!_continued.IsEmpty)
            {
                await reader.NextResultAsync();
            }

            await reader.NextResultAsync();
            for (var i = 0; i < outcomes.Length; i++)
            {
                var last = 0L;
                for (var e = appends[i].Request.Events.Count; e > 0; e--)
                {
                    await reader.ReadAsync();
                    last = reader.GetInt64(0);
                }

                outcomes[i] = new AppendOutcome.Committed(last);
            }

            // Rows come before the commit. Only the end of all results is ReadyForQuery: durable.
            while (await reader.NextResultAsync())
            {
            }

            return outcomes;
        }
        finally
        {
            Clear();
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private void Fill(IReadOnlyList<PendingAppend> appends)
    {
        for (var i = 0; i < appends.Count; i++)
        {
            Fill(appends[i].Request);
        }

        _continuedCount.TypedValue = _continuedTenants.Count;
        _batch.BatchCommands.Add(_lock);
        AddUnlessEmpty(_continued);
        AddUnlessEmpty(_opened);
        AddUnlessEmpty(_events);
        AddUnlessEmpty(_listed);
    }

    private void Fill(AppendRequest request)
    {
        var tenant = request.Course.Clinic.Value;
        var stream = request.Course.Course.Value;
        var recordedAt = request.Events[^1].RecordedAt.UtcDateTime;
        if (request.ExpectedVersion > 0)
        {
            _continuedTenants.Add(tenant);
            _continuedStreams.Add(stream);
            _continuedExpected.Add(request.ExpectedVersion);
            _continuedVersions.Add(request.Events[^1].Version);
            _continuedRecorded.Add(recordedAt);
        }
        else
        {
            _openedTenants.Add(tenant);
            _openedStreams.Add(stream);
            _openedVersions.Add(request.Events[^1].Version);
            _openedRecorded.Add(recordedAt);
        }

        for (var e = 0; e < request.Events.Count; e++)
        {
            _eventTenants.Add(tenant);
            _eventStreams.Add(stream);
            _written.Add(request.Events[e]);
        }

        if (request.Listing is { } listing)
        {
            _listedTenants.Add(tenant);
            _listedCourses.Add(stream);
            _exclusiveKeys.Add(listing.ExclusiveKey);
            _listings.Add(listing);
        }
    }

    private void AddUnlessEmpty(Columns columns)
    {
        if (!columns.IsEmpty)
        {
            _batch.BatchCommands.Add(columns.Command);
        }
    }

    private void Clear()
    {
        _batch.BatchCommands.Clear();
        _continued.Clear();
        _opened.Clear();
        _events.Clear();
        _listed.Clear();
    }
}
