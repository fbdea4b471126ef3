using IptActors.Engine.Projections;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>Makes the tables and views of projections, and clears what an interrupted rebuild left.</summary>
internal sealed class TableSetup(PostgresDatabase database)
{
    /// <summary>In one transaction: tables of a new version take the place of those of the old one, and are filled from the start.</summary>
    public async Task PrepareAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "set local client_min_messages = warning", cancellationToken);
        foreach (var projection in projections)
        {
            var known = await VersionAsync(connection, projection, cancellationToken);
            foreach (var table in projection.Tables)
            {
                var sql = new TableSql(table);
                await ExecuteAsync(connection, $"drop table if exists {sql.Shadow}", cancellationToken);
                if (known != projection.Version)
                {
                    await ExecuteAsync(
                        connection,
                        $"drop view if exists {sql.View} cascade; drop table if exists {sql.Live}; {sql.Create(sql.Live)} {sql.CreateIndexes(sql.Live)} {sql.Comments(sql.Live)} {sql.CreateView()} {GrantRead(sql.View)}",
                        cancellationToken);
                }
            }

            await RegisterAsync(connection, projection, known, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Lets the read-only role read a view, where there is such a role.</summary>
    public static string GrantRead(string view) =>
        $"do $$ begin if exists (select from pg_roles where rolname = 'ipt_reader') then grant select on {view} to ipt_reader; end if; end $$;";

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<int?> VersionAsync(NpgsqlConnection connection, Projection projection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select version from ipt.projection_status where name = $1", connection);
        command.Parameters.Add(PostgresProjectionStore.Text(projection.Name));
        return await command.ExecuteScalarAsync(cancellationToken) as int?;
    }

    private static async Task RegisterAsync(NpgsqlConnection connection, Projection projection, int? known, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = known == projection.Version
            ? "delete from ipt.mt_event_progression where name = $1 || ':Shadow'"
            : """
              with gone as (delete from ipt.mt_event_progression where name = $1 || ':Shadow'),
              placed as (
                  insert into ipt.mt_event_progression (name, last_seq_id) values ($1 || ':All', 0)
                  on conflict (name) do update set last_seq_id = 0)
              insert into ipt.projection_status (name, version) values ($1, $2)
              on conflict (name) do update set version = $2, failed_position = null, failed_event_id = null, failed_type = null, failed_error = null
              """;
        command.Parameters.Add(PostgresProjectionStore.Text(projection.Name));
        if (known != projection.Version)
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = projection.Version });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
