using IptActors.Postgres.PrivateServer;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Support;

/// <summary>A PostgreSQL of its own, removed at the end.</summary>
internal sealed class OwnDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private PrivatePostgres? _server;

    public string ConnectionString => _server!.ConnectionString;

    public static async Task<OwnDatabase> CreateAsync()
    {
        var database = new OwnDatabase();
        database._server = await PrivatePostgres.StartAsync(
            new PrivatePostgresOptions { DataFolder = database._folder.Path }, NullLogger.Instance, TestContext.Current.CancellationToken);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
