using IptActors.Engine.Journal;
using Npgsql;

namespace IptActors.Postgres.Journal;

/// <summary>A connection of its own for the writer, with the statement prepared and its backend identified for the case that it is lost.</summary>
internal sealed class WriterConnection : IAsyncDisposable
{
    // Another process holds the lock for one batch, which takes milliseconds. The limits end a wait that cannot end well.
    private const string Limits = "-c lock_timeout=10s -c statement_timeout=20s";

    private readonly NpgsqlConnection _connection;
    private readonly StraightAppend _straight;
    private readonly AppendStatement _sorting;

    private WriterConnection(NpgsqlConnection connection, AppendStatement sorting, Backend backend)
    {
        _connection = connection;
        _straight = new StraightAppend(connection);
        _sorting = sorting;
        Backend = backend;
    }

    /// <summary>The server process that executes what is sent.</summary>
    public Backend Backend { get; }

    /// <summary>Whether it can be used, as far as is known without asking the server.</summary>
    public bool IsOpen => _connection.FullState == System.Data.ConnectionState.Open;

    /// <summary>Connects, checks the server anew (it may have been replaced or reconfigured), ends a lost backend and prepares.</summary>
    /// <param name="connectionString">Where to.</param>
    /// <param name="lost">The backend of the connection before, when it died with an outcome unknown; null when not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<WriterConnection> OpenAsync(string connectionString, Backend? lost, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString(connectionString));
        try
        {
            await connection.OpenAsync(cancellationToken);
            await ServerRequirements.CheckAsync(connection, logger: null, cancellationToken);
            if (lost is { } backend)
            {
                await backend.EndAsync(connection, cancellationToken);
            }

            return new WriterConnection(
                connection, await AppendStatement.PrepareAsync(connection, cancellationToken), await Backend.OfAsync(connection, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the appends in one transaction and returns when it is durable, with an outcome for each in the given order.</summary>
    public async Task<AppendOutcome[]> WriteAsync(IReadOnlyList<PendingAppend> appends)
    {
        try
        {
            return await _straight.ExecuteAsync(appends);
        }
        catch (PostgresException failure) when (StraightAppend.StoodInTheWay(failure))
        {
            return await _sorting.ExecuteAsync(appends);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _straight.DisposeAsync();
        await _sorting.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static string ConnectionString(string connectionString)
    {
        // The client's own limit lies above the server's, so that it is reached only when the network is silent.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5, CommandTimeout = 30, KeepAlive = 10, MaxAutoPrepare = 8, AutoPrepareMinUsages = 1 };
        settings.ApplicationName = $"{settings.ApplicationName ?? "IptActors"} journal writer";
        settings.Options = $"{PostgresDatabase.PlanOnceByIndex(settings.Options)} {Limits}";
        return settings.ConnectionString;
    }
}
