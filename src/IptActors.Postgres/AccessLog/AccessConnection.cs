using System.Data;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Chain;
using Npgsql;

namespace IptActors.Postgres.AccessLog;

/// <summary>A connection of its own for the writer of the log, and where the chain ended when it was last looked at.</summary>
internal sealed class AccessConnection : IAsyncDisposable
{
    private const string Limits = "-c lock_timeout=10s -c statement_timeout=20s";

    // Each lost race means that another process has written; it does not lose to the same one twice by bad luck for long.
    private const int MaxRaces = 100;

    private readonly NpgsqlConnection _connection;
    private readonly AccessStatement _statement;
    private ChainEnd _end;

    private AccessConnection(NpgsqlConnection connection, AccessStatement statement, ChainEnd end)
    {
        _connection = connection;
        _statement = statement;
        _end = end;
    }

    /// <summary>Whether it can be used, as far as is known without asking the server.</summary>
    public bool IsOpen => _connection.FullState == ConnectionState.Open;

    /// <summary>Connects, checks that the server can keep the promise of durability, and finds the end of the chain.</summary>
    public static async Task<AccessConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString(connectionString));
        try
        {
            await connection.OpenAsync(cancellationToken);
            await ServerRequirements.CheckAsync(connection, logger: null, cancellationToken);
            return new AccessConnection(
                connection, await AccessStatement.PrepareAsync(connection, cancellationToken), await ReadEndAsync(connection, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes entries behind the last; durable when it returns.</summary>
    public async Task WriteAsync(IReadOnlyList<AccessEntry> entries)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await _statement.ExecuteAsync(entries, _end) is { } end)
            {
                _end = end;
                return;
            }

            _end = await ReadEndAsync(_connection, CancellationToken.None);
        }

        throw new TimeoutException($"Other writers of the log of access were faster {MaxRaces} times in a row.");
    }

    public async ValueTask DisposeAsync()
    {
        await _statement.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static async Task<ChainEnd> ReadEndAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select position, encode(hash, 'hex') from ipt.access_log_head", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && EventHash.TryParse(reader.GetString(1), out var hash)
            ? new ChainEnd(reader.GetInt64(0), hash)
            : throw new DatabaseSetupException(
                "Expected one row with a hash of 32 bytes in ipt.access_log_head, found none: the log of access was altered. Keep the database as it is and tell whoever answers for it.");
    }

    private static string ConnectionString(string connectionString)
    {
        // The client's own limit lies above the server's, so that it is reached only when the network is silent.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5, CommandTimeout = 30, KeepAlive = 10, MaxAutoPrepare = 0 };
        settings.ApplicationName = $"{settings.ApplicationName ?? "IptActors"} access log writer";
        settings.Options = $"{PostgresDatabase.PlanOnceByIndex(settings.Options)} {Limits}";
        return settings.ConnectionString;
    }
}
