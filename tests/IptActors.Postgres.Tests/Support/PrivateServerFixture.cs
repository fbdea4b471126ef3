using IptActors.Postgres.PrivateServer;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(PrivateServerFixture))]

namespace IptActors.Postgres.Tests.Support;

/// <summary>One private PostgreSQL for all tests of this assembly that do not harm it, with one migrated database.</summary>
public sealed class PrivateServerFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private PrivatePostgres? _server;
    private PostgresDatabase? _database;

    public PrivatePostgres Server => _server!;

    public PostgresDatabase Database => _database!;

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        _server = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = _folder.Path }, NullLogger.Instance, cancel);
        _database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = _server.ConnectionString }, NullLogger.Instance, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>A connection string to a new, empty database of this server.</summary>
    public async Task<string> CreateDatabaseAsync(string options = "")
    {
        var name = $"test_{Guid.NewGuid():n}";
        await ExecuteAsync(Server.ConnectionString, $"create database {name} {options}");
        return new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Runs a statement on a connection of its own.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<List<T>> QueryAsync<T>(string connectionString, string sql)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<T>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            values.Add(reader.GetFieldValue<T>(0));
        }

        return values;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
