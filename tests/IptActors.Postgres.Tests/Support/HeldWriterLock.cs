using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Tests.Support;

/// <summary>Holds the lock that every writer needs, so that appends gather until the test lets them go.</summary>
public sealed class HeldWriterLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private HeldWriterLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<HeldWriterLock> TakeAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({AppendStatement.WriterLockKey})");
        return new HeldWriterLock(connection);
    }

    /// <summary>Returns when a writer waits for the lock.</summary>
    public async Task UntilAWriterWaitsAsync()
    {
        while (await ExecuteAsync(_connection, "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())") is 0L)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
