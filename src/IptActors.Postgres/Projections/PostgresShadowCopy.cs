using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Rows;
using IptActors.Engine.Projections.Storing;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>Shadow tables beside the live ones, loaded by COPY over a connection of their own.</summary>
internal sealed class PostgresShadowCopy : IShadowCopy
{
    private readonly PostgresDatabase _database;
    private readonly IReadOnlyList<Projection> _projections;
    private readonly NpgsqlConnection _connection;
    private readonly BinaryCopy _copy = new();

    private PostgresShadowCopy(PostgresDatabase database, IReadOnlyList<Projection> projections, NpgsqlConnection connection) =>
        (_database, _projections, _connection) = (database, projections, connection);

    public static async Task<PostgresShadowCopy> BeginAsync(PostgresDatabase database, IReadOnlyList<Projection> projections, CancellationToken cancellationToken)
    {
        var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            await TableSetup.ExecuteAsync(connection, "set synchronous_commit = off; set client_min_messages = warning", cancellationToken);
            var copy = new PostgresShadowCopy(database, projections, connection);
            await copy.DropAsync(cancellationToken);
            foreach (var sql in copy.Tables)
            {
                await TableSetup.ExecuteAsync(connection, sql.Sql.CreateShadow(), cancellationToken);
            }

            return copy;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Sorting for an index keeps one processor busy.
    private static int IndexedAtOnce => Math.Min(4, Environment.ProcessorCount);

    private IEnumerable<(Projection Projection, TableSql Sql)> Tables =>
        _projections.SelectMany(projection => projection.Tables.Select(table => (projection, new TableSql(table))));

    public ValueTask CopyAsync(IReadOnlyList<RowChanges> changes, CancellationToken cancellationToken) =>
        TakeRowsAsync(
            async token =>
            {
                foreach (var table in changes)
                {
                    await table.Accept(new CopyRows(_connection, _copy, token));
                }
            },
            cancellationToken);

    public ValueTask CompleteAsync(long position, CancellationToken cancellationToken) =>
        TakeRowsAsync(
            async token =>
            {
                await Parallel.ForEachAsync(Tables, new ParallelOptions { MaxDegreeOfParallelism = IndexedAtOnce, CancellationToken = token }, async (table, each) => await IndexAsync(table.Sql, each));
                foreach (var projection in _projections)
                {
                    await using var command = new NpgsqlCommand(
                        "insert into ipt.mt_event_progression (name, last_seq_id) values ($1, $2) on conflict (name) do update set last_seq_id = $2", _connection);
                    command.Parameters.Add(PostgresProjectionStore.Text(PositionNames.Shadow(projection.Name)));
                    command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
                    await command.ExecuteNonQueryAsync(token);
                }
            },
            cancellationToken);

    public ValueTask<IShadowComparison> BeginComparisonAsync(CancellationToken cancellationToken) =>
        PostgresProjectionStore.RunAsync<IShadowComparison>(async token => await ShadowComparison.BeginAsync(_database, token), cancellationToken);

    public async ValueTask SwitchAsync(IReadOnlyList<ShadowSwitch> switches, CancellationToken cancellationToken)
    {
        try
        {
            await PostgresProjectionStore.RunAsync(token => SwitchTogetherAsync(switches, token), cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            throw new LiveRowsHeldException($"A session holds live rows of {string.Join(", ", switches.Select(it => it.Projection.Name))}; nothing was switched.", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await DropAsync(CancellationToken.None);
        }
        catch (Exception exception) when (Failures.IsUnreachable(exception))
        {
            // The next process to lead drops them.
        }
        finally
        {
            await TryResetAsync();
            await _connection.DisposeAsync();
        }
    }

    private static async ValueTask TakeRowsAsync(Func<CancellationToken, Task> take, CancellationToken cancellationToken)
    {
        try
        {
            await PostgresProjectionStore.RunAsync(take, cancellationToken);
        }
        catch (PostgresException exception) when (Failures.IsCausedByData(exception))
        {
            throw new RowsRefusedException($"PostgreSQL refused rows of {exception.TableName ?? "a projection"} with SQLSTATE {exception.SqlState}.", exception);
        }
    }

    private async Task IndexAsync(TableSql table, CancellationToken cancellationToken)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync(cancellationToken);

        // Of a large clinic this takes minutes, and nobody waits for it.
        await using var command = new NpgsqlCommand($"set synchronous_commit = off; {table.CreateIndexes(table.Shadow)} analyze {table.Shadow}; reset synchronous_commit", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Whoever wants to read waits behind a lock that waits itself, so it does not wait for long; and not for as long as PostgreSQL takes to
    // look for deadlocks (1 s unless set otherwise), which could then end the reader instead of this.
    private async Task SwitchTogetherAsync(IReadOnlyList<ShadowSwitch> switches, CancellationToken cancellationToken)
    {
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        var tables = switches.SelectMany(it => it.Projection.Tables).ToList();
        await TableSetup.ExecuteAsync(
            _connection,
            $"set local lock_timeout = '200ms'; lock table {string.Join(", ", tables.Select(table => new TableSql(table).Live))} in access exclusive mode",
            cancellationToken);
        foreach (var table in tables)
        {
            // The view follows the table that it was made over, not the name: it is made over the new one.
            var sql = new TableSql(table);
            await TableSetup.ExecuteAsync(
                _connection,
                $"""
                alter table {sql.Live} rename to {table.Name}__old;
                alter table {sql.Shadow} rename to {table.Name};
                {TableSql.Attend(sql.Live)}
                {sql.CreateView()}
                drop table {sql.Old};
                {sql.Comments(sql.Live)}
                """,
                cancellationToken);
        }

        foreach (var (projection, livePosition, shadowPosition) in switches)
        {
            await MoveAsync(projection, livePosition, shadowPosition, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task MoveAsync(Projection projection, long livePosition, long shadowPosition, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            with shadow as (delete from ipt.mt_event_progression where name = $1 || ':Shadow' and last_seq_id = $3 returning name),
            live as (
                update ipt.mt_event_progression set last_seq_id = $3, last_updated = transaction_timestamp()
                where name = $1 || ':All' and last_seq_id = $2 and exists (select from shadow) returning name)
            update ipt.projection_status set failed_position = null, failed_event_id = null, failed_type = null, failed_error = null
            where name = $1 and exists (select from live)
            """,
            _connection);
        command.Parameters.Add(PostgresProjectionStore.Text(projection.Name));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = livePosition });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = shadowPosition });
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw new ProjectionMovedException($"Projection {projection.Name} or its copy is not where it was compared; nothing was switched.");
        }
    }

    private async Task DropAsync(CancellationToken cancellationToken)
    {
        foreach (var (projection, sql) in Tables)
        {
            await TableSetup.ExecuteAsync(
                _connection, $"drop table if exists {sql.Shadow}; delete from ipt.mt_event_progression where name = '{PositionNames.Shadow(projection.Name)}'", cancellationToken);
        }
    }

    private async Task TryResetAsync()
    {
        try
        {
            await TableSetup.ExecuteAsync(_connection, "reset synchronous_commit; reset client_min_messages", CancellationToken.None);
        }
        catch (Exception exception) when (Failures.IsUnreachable(exception) || exception is InvalidOperationException)
        {
            // The connection is broken and does not go back to its pool.
        }
    }
}
