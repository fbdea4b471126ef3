using IptActors.Crash.Tests.Load;
using IptActors.Crash.Tests.Processes;

namespace IptActors.Crash.Tests.TwoServers;

/// <summary>Two server processes on one database, with one signing key.</summary>
public sealed class ServerPair : IAsyncLifetime
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    private readonly DataFolder[] _folders = [DataFolder.Create(), DataFolder.Create()];
    private readonly List<ServerProcess> _servers = [];
    private readonly List<CourseClient> _clients = [];
    private SharedDatabase? _database;

    /// <summary>The servers.</summary>
    internal IReadOnlyList<ServerProcess> Servers => _servers;

    /// <summary>A client of each.</summary>
    internal IReadOnlyList<CourseClient> Clients => _clients;

    public async ValueTask InitializeAsync()
    {
        _database = await SharedDatabase.CreateAsync();
        var token = CourseClient.Token(_folders[0].Path);
        var key = Path.Combine(_folders[0].Path, "keys", "signing-key.pem");
        foreach (var folder in _folders)
        {
            var server = await ServerProcess.StartAsync(folder.Path, "--postgres", _database.ConnectionString, "--signing-key", key);
            _servers.Add(server);
            _clients.Add(new CourseClient(server.Address, token, CallTimeout));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        foreach (var folder in _folders)
        {
            await folder.DisposeAsync();
        }
    }
}
