using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres.PrivateServer;

/// <summary>
/// A PostgreSQL of our own, so that the engine runs on one machine with nothing to set up: made at the first start, reached only through
/// a private Unix socket, with durable settings, stopped with us, and started again when it dies.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private static readonly TimeSpan LongestRestartPause = TimeSpan.FromSeconds(5);

    private readonly PrivatePostgresOptions _options;
    private readonly DataFolderLock _lock;
    private readonly PostgresBinaries _binaries;
    private readonly Cluster _cluster;
    private readonly OsAccount _account;
    private readonly Dictionary<string, string> _settings;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _supervising = Task.CompletedTask;
    private Postmaster? _postmaster;

    private PrivatePostgres(
        PrivatePostgresOptions options, DataFolderLock folderLock, PostgresBinaries binaries, Cluster cluster, OsAccount account, string socketFolder, ILogger logger)
    {
        (_options, _lock, _binaries, _cluster, _account, _logger) = (options, folderLock, binaries, cluster, account, logger);
        _settings = ServerSettings.For(socketFolder, options.Settings);
        SocketFolder = socketFolder;
        ConnectionString = new NpgsqlConnectionStringBuilder { Host = socketFolder, Username = Cluster.Role, Database = options.Database }.ConnectionString;
    }

    /// <summary>Npgsql connection string of the database, for a superuser; no password, the operating system vouches for the user.</summary>
    public string ConnectionString { get; }

    /// <summary>Folder of the Unix socket, the host for <c>psql -h</c>.</summary>
    public string SocketFolder { get; }

    /// <summary>Folder of PostgreSQL's programs (<c>psql</c>, <c>pgbench</c>).</summary>
    public string BinFolder => _binaries.Folder;

    /// <summary>PostgreSQL's data folder.</summary>
    public string ClusterFolder => _cluster.Folder;

    /// <summary>Id of the server process that runs now; it changes when the server is restarted. 0 while none runs.</summary>
    public int ProcessId => _postmaster?.ProcessId ?? 0;

    /// <summary>Makes the cluster when there is none, starts the server and returns when it takes connections.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="logger">Gets starts, stops and deaths of the server.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="PostgresNotFoundException">PostgreSQL is not installed.</exception>
    /// <exception cref="PlatformNotSupportedException">This is Windows.</exception>
    /// <exception cref="PrivatePostgresException">The data folder is in use, or the server cannot run.</exception>
    public static async Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The private PostgreSQL runs on Linux and macOS. On Windows give the connection string of a server.");
        }

        var dataFolder = MakeDataFolder(options.DataFolder);
        var folderLock = DataFolderLock.Take(dataFolder);
        try
        {
            var account = await OsAccount.ChooseAsync(cancellationToken);
            var cluster = await Cluster.LocateAsync(dataFolder, account, logger, cancellationToken);
            var binaries = await PostgresBinaries.FindAsync(options.BinFolder, cluster.Major, cancellationToken);
            if (cluster.Major is null)
            {
                cluster = await cluster.CreateAsync(binaries, account, logger, cancellationToken);
            }

            await account.OwnFolderAsync(cluster.Folder, cancellationToken);
            await cluster.WriteLoginRulesAsync(account, cancellationToken);
            await Postmaster.StopLeftOverAsync(binaries, cluster, account, options.StopTimeout, logger, cancellationToken);
            var socketFolder = await PrivateServer.SocketFolder.MakeAsync(Path.GetDirectoryName(cluster.Folder)!, account, cancellationToken);
            var server = new PrivatePostgres(options, folderLock, binaries, cluster, account, socketFolder, logger);
            await server.LaunchPatientlyAsync(cancellationToken);
            await server.CreateDatabaseAsync(cancellationToken);
            server._supervising = Task.Run(server.SuperviseAsync, CancellationToken.None);
            return server;
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server (fast shutdown) and releases the data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervising;
        if (_postmaster is { } postmaster)
        {
            await postmaster.StopAsync(_options.StopTimeout, _logger);
            postmaster.Dispose();
            _postmaster = null;
            _logger.ServerStopped();
        }

        _lock.Dispose();
        _stopping.Dispose();
    }

    private static string MakeDataFolder(string dataFolder)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);

            // Others may pass through, since the server may run as another user, but not look around.
            File.SetUnixFileMode(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return folder;
    }

    private async Task SuperviseAsync()
    {
        try
        {
            while (true)
            {
                var postmaster = _postmaster!;
                var exitCode = await postmaster.Exited.WaitAsync(_stopping.Token);
                _logger.ServerDied(postmaster.ProcessId, exitCode);
                _postmaster = null;
                postmaster.Dispose();
                await RestartAsync();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    /// <summary>Starts the server again and again, since the engine without it can do nothing better; pauses grow from 100 ms.</summary>
    private async Task RestartAsync()
    {
        var pause = TimeSpan.FromMilliseconds(100);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await LaunchAsync(_stopping.Token);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                _logger.ServerDoesNotStart(attempt, exception.Message);
                await Task.Delay(pause, _stopping.Token);
                pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestRestartPause.Ticks));
            }
        }
    }

    /// <summary>
    /// What an earlier run left behind may come to light only now: backends that outlive a killed server hold its shared memory for a
    /// moment, and a server whose starter was killed right after starting it writes its pid file after we looked for one. PostgreSQL
    /// refuses to start beside either.
    /// </summary>
    private async Task LaunchPatientlyAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await LaunchAsync(cancellationToken);
                return;
            }
            catch (PrivatePostgresException exception) when (
                (exception.Message.Contains("shared memory", StringComparison.Ordinal) || exception.Message.Contains("postmaster.pid", StringComparison.Ordinal))
                && TimeProvider.System.GetElapsedTime(started) < _options.StartTimeout)
            {
                await Postmaster.StopLeftOverAsync(_binaries, _cluster, _account, _options.StopTimeout, _logger, cancellationToken);
                await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
            }
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var postmaster = await Postmaster.StartAsync(_binaries, _cluster, _account, _settings, cancellationToken);
        try
        {
            await postmaster.WaitUntilReadyAsync(MaintenanceConnectionString, _options.StartTimeout, cancellationToken);
        }
        catch
        {
            await postmaster.StopAsync(_options.StopTimeout, _logger);
            postmaster.Dispose();
            throw;
        }

        _postmaster = postmaster;
        _logger.ServerStarted(_binaries.Major, postmaster.ProcessId, _cluster.Folder);
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(MaintenanceConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var exists = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection);
            exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _options.Database });
            if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
            {
                await using var create = new NpgsqlCommand($"create database \"{_options.Database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
                await create.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private string MaintenanceConnectionString =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false, Timeout = 5 }.ConnectionString;
}
