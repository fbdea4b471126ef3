using IptActors.Engine.Projections.Storing;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>An advisory lock on a connection of its own: it goes when the process or the connection does.</summary>
internal sealed class RunnerLease : IRunnerLease
{
    /// <summary>Held by whoever runs projections. The bytes spell "iptproje".</summary>
    private const long LockKey = 0x69707470726F6A65;

    /// <summary>Asks whether any session holds it. PostgreSQL shows the two halves of the key (manual, view pg_locks).</summary>
    public static readonly string IsHeldSql =
        $"""
        select exists (
            select from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
            and database = (select oid from pg_database where datname = current_database())
            and classid::bigint = {LockKey >> 32} and objid::bigint = {LockKey & 0xFFFFFFFF})
        """;

    private readonly NpgsqlConnection _connection;

    private RunnerLease(NpgsqlConnection connection) => _connection = connection;

    public static async Task<RunnerLease?> TryTakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5, CommandTimeout = 5, KeepAlive = 5 };
        settings.ApplicationName = $"{settings.ApplicationName ?? "IptActors"} projection runner";
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({LockKey})", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return new RunnerLease(connection);
            }

            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("select 1", _connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (Failures.IsUnreachable(exception))
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
