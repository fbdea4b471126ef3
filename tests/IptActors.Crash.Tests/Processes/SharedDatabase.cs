using IptActors.Postgres.PrivateServer;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Crash.Tests.Processes;

/// <summary>A PostgreSQL that is not the server's own: the test starts it and stops it, and servers reach it by <c>--postgres</c>.</summary>
internal sealed class SharedDatabase : IAsyncDisposable
{
    private readonly DataFolder _folder = DataFolder.Create();
    private PrivatePostgres? _running;

    private SharedDatabase()
    {
    }

    /// <summary>Connection string; the same after every start.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Starts one with an empty database.</summary>
    public static async Task<SharedDatabase> CreateAsync()
    {
        var database = new SharedDatabase();
        await database.StartAsync();
        return database;
    }

    /// <summary>Starts it.</summary>
    public async Task StartAsync()
    {
        var options = new PrivatePostgresOptions { DataFolder = _folder.Path };
        _running = await PrivatePostgres.StartAsync(options, NullLogger.Instance, TestContext.Current.CancellationToken);
        ConnectionString = _running.ConnectionString;
    }

    /// <summary>Stops it in order (a fast shutdown) and leaves it stopped.</summary>
    public async Task StopAsync()
    {
        if (_running is { } running)
        {
            _running = null;
            await running.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _folder.DisposeAsync();
    }
}
