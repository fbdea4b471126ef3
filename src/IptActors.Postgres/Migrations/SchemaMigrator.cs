using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres.Migrations;

/// <summary>Brings the schema <c>ipt</c> to the version of this build; refuses a schema that this build does not know.</summary>
internal sealed class SchemaMigrator(IReadOnlyList<MigrationScript> scripts, ILogger logger)
{
    /// <summary>Processes that start together migrate one after the other. The bytes spell "iptschem".</summary>
    private const long LockKey = 0x697074736368656D;

    /// <summary>Applies what is missing, each step in a transaction of its own.</summary>
    /// <exception cref="DatabaseSetupException">The schema is newer than this build, or an applied step was altered.</exception>
    public async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            await CreateVersionTableAsync(connection, cancellationToken);
            var applied = await ReadAppliedAsync(connection, cancellationToken);
            Check(applied);
            foreach (var script in scripts.Skip(applied.Count))
            {
                await ApplyAsync(connection, script, cancellationToken);
            }
        }
        finally
        {
            // Not cancellable: a pooled connection that kept the lock would stop every other process from starting.
            await ExecuteAsync(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private static async Task CreateVersionTableAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Asked first: a role that may use the schema but not create one can start on a migrated database.
        await using var exists = new NpgsqlCommand("select to_regclass('ipt.schema_version') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is true)
        {
            return;
        }

        await ExecuteAsync(
            connection,
            """
            create schema if not exists ipt;
            create table ipt.schema_version (
                version    int                      not null primary key,
                name       varchar                  not null,
                checksum   varchar                  not null,
                applied_at timestamp with time zone not null default now()
            );
            """,
            cancellationToken);
    }

    private static async Task<List<AppliedMigration>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select version, name, checksum from ipt.schema_version order by version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(new AppliedMigration(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private void Check(List<AppliedMigration> applied)
    {
        var newest = scripts.Count == 0 ? 0 : scripts[^1].Version;
        if (applied.Count > 0 && applied[^1].Version > newest)
        {
            throw new DatabaseSetupException(
                $"Expected a schema of version {newest} or older, found {applied[^1].Version}: a newer release has migrated this database. Start that release or newer, or restore the backup made before it.");
        }

        foreach (var (script, found) in scripts.Zip(applied))
        {
            if (script.Version != found.Version || script.Checksum != found.Checksum)
            {
                throw new DatabaseSetupException(
                    $"Expected schema migration {script.Version} ({script.Name}) with checksum {script.Checksum}, found {found.Version} ({found.Name}) with {found.Checksum}: the file was altered after it had been applied. Start the release that migrated this database, and put changes into a new migration.");
            }
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, MigrationScript script, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, script.Sql, cancellationToken);
        await using (var record = new NpgsqlCommand("insert into ipt.schema_version (version, name, checksum) values ($1, $2, $3)", connection))
        {
            record.Parameters.Add(new NpgsqlParameter<int> { TypedValue = script.Version });
            record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = script.Name });
            record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = script.Checksum });
            await record.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        logger.MigrationApplied(script.Version, script.Name, (long)TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record AppliedMigration(int Version, string Name, string Checksum);
}
