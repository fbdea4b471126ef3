using System.Data;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rebuilding;
using IptActors.Engine.Projections.Storing;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Projections;

/// <summary>Rows in schema <c>ipt_projection</c>, positions in <c>ipt.mt_event_progression</c>.</summary>
/// <param name="database">Where; must outlive the store.</param>
public sealed class PostgresProjectionStore(PostgresDatabase database) : IProjectionStore
{
    private const string Moved = "IP001";

    private const string StatusSql =
        """
        select s.version, coalesce(p.last_seq_id, 0), case when p.last_seq_id > 0 then p.last_updated end, s.paused,
               s.failed_position, s.failed_event_id, s.failed_type, s.failed_error,
               s.rebuild_requested, s.rebuild_state, s.rebuild_events, s.rebuild_target, s.rebuild_started_at, s.rebuild_ended_at, s.rebuild_rate,
               s.rebuild_problem, s.compared_at, s.differing_rows, s.live_hash, s.shadow_hash, s.name
        from ipt.projection_status s left join ipt.mt_event_progression p on p.name = s.name || ':All'
        where s.name = any($1)
        """;

    /// <inheritdoc/>
    public ValueTask<IRunnerLease?> TryLeadAsync(CancellationToken cancellationToken) =>
        RunAsync<IRunnerLease?>(async token => await RunnerLease.TryTakeAsync(database.Options.ConnectionString, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> IsLedAsync(CancellationToken cancellationToken) =>
        RunAsync(
            async token =>
            {
                await using var command = database.DataSource.CreateCommand(RunnerLease.IsHeldSql);
                return await command.ExecuteScalarAsync(token) is true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask PrepareAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken) =>
        RunAsync(token => new TableSetup(database).PrepareAsync(projections, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ProjectionStatus>> ReadStatusAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken) =>
        RunAsync(
            async token =>
            {
                await using var command = database.DataSource.CreateCommand(StatusSql);
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. projections.Select(projection => projection.Name)] });
                await using var reader = await command.ExecuteReaderAsync(token);
                var found = new Dictionary<string, ProjectionStatus>(StringComparer.Ordinal);
                while (await reader.ReadAsync(token))
                {
                    var name = reader.GetString(20);
                    found.Add(name, Status(name, new DataReaderRow(reader)));
                }

                return (IReadOnlyList<ProjectionStatus>)[.. projections.Select(projection =>
                    found.GetValueOrDefault(projection.Name) ?? new ProjectionStatus(projection.Name, projection.Version, 0, null, false, null, false, null))];
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyList<ProjectionWrite> writes, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(
                async token =>
                {
                    await using var batch = database.DataSource.CreateBatch();

                    // Rows and position go together or not at all, so what a crash of the server takes away is folded again; nobody waits for the disk.
                    batch.BatchCommands.Add(new NpgsqlBatchCommand("set local synchronous_commit = off"));
                    batch.BatchCommands.Add(Move(writes));
                    foreach (var write in writes)
                    {
                        var commands = new WriteCommands(batch, write.Shadow);
                        foreach (var changes in write.Changes.Where(changes => !changes.IsEmpty))
                        {
                            changes.Accept(commands);
                        }
                    }

                    await batch.ExecuteNonQueryAsync(token);
                },
                cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == Moved)
        {
            throw new ProjectionMovedException(exception.MessageText);
        }
        catch (PostgresException exception) when (Failures.IsCausedByData(exception) || exception.SqlState == PostgresErrorCodes.CardinalityViolation)
        {
            // The last is a key that stands twice among the rows.
            throw new RowsRefusedException($"PostgreSQL refused rows of a projection with SQLSTATE {exception.SqlState}.", exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask SetPausedAsync(string name, bool paused, CancellationToken cancellationToken) =>
        ExecuteAsync("update ipt.projection_status set paused = $2 where name = $1", cancellationToken, Text(name), new NpgsqlParameter<bool> { TypedValue = paused });

    /// <inheritdoc/>
    public ValueTask SetFailedAsync(string name, FailedEvent? failed, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "update ipt.projection_status set failed_position = $2, failed_event_id = $3, failed_type = $4, failed_error = $5 where name = $1",
            cancellationToken,
            Text(name),
            Nullable(failed?.Position, NpgsqlDbType.Bigint),
            Nullable(failed?.EventId, NpgsqlDbType.Uuid),
            Nullable(failed?.Type, NpgsqlDbType.Text),
            Nullable(failed?.Error, NpgsqlDbType.Text));

    /// <inheritdoc/>
    public ValueTask<bool> RequestRebuildAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        RunAsync(
            async token =>
            {
                // Locked in one order, so that of two requests at once one is refused and none waits for ever.
                await using var command = database.DataSource.CreateCommand(
                    """
                    with asked as materialized (select name, rebuild_requested from ipt.projection_status where name = any($1) order by name for update)
                    update ipt.projection_status s set rebuild_requested = true
                    from asked a where s.name = a.name and not exists (select from asked where rebuild_requested)
                    """);
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names] });
                return await command.ExecuteNonQueryAsync(token) > 0;
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> CancelRebuildAsync(string name, CancellationToken cancellationToken) =>
        RunAsync(
            async token =>
            {
                await using var command = database.DataSource.CreateCommand("update ipt.projection_status set rebuild_requested = false where name = $1 and rebuild_requested");
                command.Parameters.Add(Text(name));
                return await command.ExecuteNonQueryAsync(token) > 0;
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask SetRebuildAsync(IReadOnlyList<string> names, RebuildStatus status, CancellationToken cancellationToken) =>
        ExecuteAsync(
            """
            update ipt.projection_status set
                rebuild_requested = rebuild_requested and $2, rebuild_state = $3, rebuild_events = $4, rebuild_target = $5, rebuild_started_at = $6,
                rebuild_ended_at = $7, rebuild_rate = $8, rebuild_problem = $9, compared_at = $10, differing_rows = $11, live_hash = $12, shadow_hash = $13
            where name = any($1)
            """,
            cancellationToken,
            new NpgsqlParameter<string[]> { TypedValue = [.. names] },
            new NpgsqlParameter<bool> { TypedValue = status.State == RebuildState.Running },
            Text(status.State.ToString()),
            new NpgsqlParameter<long> { TypedValue = status.Events },
            new NpgsqlParameter<long> { TypedValue = status.Target },
            Nullable(status.StartedAt, NpgsqlDbType.TimestampTz),
            Nullable(status.EndedAt, NpgsqlDbType.TimestampTz),
            new NpgsqlParameter<long> { TypedValue = status.EventsPerSecond },
            Nullable(status.Problem, NpgsqlDbType.Text),
            Nullable(status.Comparison?.Position, NpgsqlDbType.Bigint),
            Nullable(status.Comparison?.DifferingRows, NpgsqlDbType.Bigint),
            Nullable(status.Comparison?.LiveHash, NpgsqlDbType.Text),
            Nullable(status.Comparison?.ShadowHash, NpgsqlDbType.Text));

    /// <inheritdoc/>
    public ValueTask<IShadowCopy> BeginShadowAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken) =>
        RunAsync<IShadowCopy>(async token => await PostgresShadowCopy.BeginAsync(database, projections, token), cancellationToken);

    internal static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

    /// <summary>Runs a statement and speaks of failures in the port's words.</summary>
    internal static async ValueTask<T> RunAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run(cancellationToken);
        }
        catch (Exception exception) when (Failures.IsUnreachable(exception))
        {
            throw Failures.Unavailable("The read tables cannot be reached", exception);
        }
    }

    internal static async ValueTask RunAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken) =>
        await RunAsync(
            async token =>
            {
                await run(token);
                return true;
            },
            cancellationToken);

    // One statement for all: a batch is small while commands come, and its cost is that of its statements.
    private static NpgsqlBatchCommand Move(IReadOnlyList<ProjectionWrite> writes) => new("select ipt.move_projection(m.name, m.expected, m.reached) from unnest($1, $2, $3) as m (name, expected, reached)")
    {
        Parameters =
        {
            new NpgsqlParameter<string[]>
            {
                TypedValue = [.. writes.Select(write => write.Shadow ? PositionNames.Shadow(write.Projection.Name) : PositionNames.Live(write.Projection.Name))],
            },
            new NpgsqlParameter<long[]> { TypedValue = [.. writes.Select(write => write.From)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. writes.Select(write => write.To)] },
        },
    };

    private ValueTask ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) =>
        RunAsync(
            async token =>
            {
                await using var command = database.DataSource.CreateCommand(sql);
                command.Parameters.AddRange(parameters);
                await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken);

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static ProjectionStatus Status(string name, DataReaderRow row)
    {
        var failed = row.Get<long?>(4) is { } at ? new FailedEvent(at, row.Get<Guid>(5), row.Get<string>(6), row.Get<string>(7)) : null;
        var comparison = row.Get<long?>(16) is { } position ? new RowComparison(position, row.Get<long>(17), row.Get<string>(18), row.Get<string>(19)) : null;
        var rebuild = row.Get<string?>(9) is { } state
            ? new RebuildStatus(
                Enum.Parse<RebuildState>(state), row.Get<long>(10), row.Get<long>(11), row.Get<DateTimeOffset>(12), row.Get<DateTimeOffset?>(13), row.Get<long>(14), comparison, row.Get<string?>(15))
            : null;
        return new ProjectionStatus(name, row.Get<int>(0), row.Get<long>(1), row.Get<DateTimeOffset?>(2), row.Get<bool>(3), failed, row.Get<bool>(8), rebuild);
    }
}
