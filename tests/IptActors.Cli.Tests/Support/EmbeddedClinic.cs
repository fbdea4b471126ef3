using IptActors.Cli.Tests.Support;
using IptActors.Server.Hosting;
using IptActors.Server.Options;
using Npgsql;

[assembly: AssemblyFixture(typeof(EmbeddedClinic))]

namespace IptActors.Cli.Tests.Support;

/// <summary>A whole server with a private PostgreSQL in a folder of its own and on free ports; one for all tests that need one.</summary>
public class EmbeddedClinic : IAsyncLifetime
{
    private readonly Stack<IAsyncDisposable> _parts = [];
    private EmbeddedServer? _server;

    /// <summary>Its data folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ipt-cli-tests-").FullName;

    /// <summary>Where it serves gRPC.</summary>
    public Uri Grpc => _server?.Grpc ?? throw new InvalidOperationException("Not started.");

    /// <summary>Where it serves Connect and the web page.</summary>
    public Uri Web => _server?.Web ?? throw new InvalidOperationException("Not started.");

    /// <summary>Npgsql connection string of its database.</summary>
    public string ConnectionString => _server?.ConnectionString ?? throw new InvalidOperationException("Not started.");

    /// <summary>Whether its PostgreSQL is one of its own, which the command line finds by the data folder.</summary>
    public bool HasPrivateDatabase => _server?.PrivatePostgres is not null;

    /// <summary>Its clock.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    public async ValueTask InitializeAsync()
    {
        // PostgreSQL does not run as root; its user has to pass through.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var options = new ServerOptions
        {
            DataFolder = Folder,
            Grpc = new HostAndPort(System.Net.IPAddress.Loopback, 0),
            Web = new HostAndPort(System.Net.IPAddress.Loopback, 0),
        };
        _server = await EditionUnderTest.StartAsync(options, _parts, Clock == TimeProvider.System ? null : Clock);
    }

    /// <summary>Does something to the database behind the engine's back.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
