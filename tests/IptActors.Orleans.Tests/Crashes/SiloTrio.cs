using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using IptActors.Crash.Tests.Load;
using IptActors.Crash.Tests.Processes;

namespace IptActors.Orleans.Tests.Crashes;

/// <summary>Three silos in processes of their own on one database, each at a port that it keeps when it is started again.</summary>
internal sealed class SiloTrio(string journal) : IAsyncDisposable
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    private readonly DataFolder[] _folders = [DataFolder.Create(), DataFolder.Create(), DataFolder.Create()];
    private readonly int[] _ports = FreePorts(3);
    private readonly ServerProcess?[] _silos = new ServerProcess?[3];
    private readonly CourseClient?[] _clients = new CourseClient?[3];
    private readonly List<CourseClient> _retired = [];
    private SharedDatabase? _database;

    /// <summary>Connection string of the database.</summary>
    public string ConnectionString => _database!.ConnectionString;

    /// <summary>Starts database and silos.</summary>
    public async Task StartAsync()
    {
        _database = await SharedDatabase.CreateAsync();
        for (var silo = 0; silo < 3; silo++)
        {
            await StartAsync(silo);
        }
    }

    /// <summary>Starts a silo.</summary>
    public async Task StartAsync(int silo)
    {
        var token = CourseClient.Token(_folders[0].Path);
        _silos[silo] = await ServerProcess.StartProgramAsync(
            "IptActors.Silo",
            $"--Postgres={ConnectionString}",
            $"--Data={_folders[silo].Path}",
            $"--Keys={Path.Combine(_folders[0].Path, "keys")}",
            $"--Journal={journal}",
            "--Grpc=127.0.0.1:0",
            "--Web=127.0.0.1:0",
            "--SiloAddress=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"--SiloPort={_ports[silo]}"));
        if (_clients[silo] is { } before)
        {
            // Callers may be in the middle of an attempt.
            _retired.Add(before);
        }

        _clients[silo] = new CourseClient(_silos[silo]!.Address, token, CallTimeout);
    }

    /// <summary>A client of a silo.</summary>
    public CourseClient Client(int silo) => _clients[silo]!;

    /// <summary>kill -9.</summary>
    public async Task KillAsync(int silo)
    {
        await _silos[silo]!.KillAsync();
        await _silos[silo]!.DisposeAsync();
    }

    /// <summary>Asks a silo to stop, waits until it has ended and returns its exit code.</summary>
    public async Task<int> StopAsync(int silo, TimeSpan patience)
    {
        _silos[silo]!.Signal(Signals.Terminate);
        var exitCode = await _silos[silo]!.Ended.WaitAsync(patience, TestContext.Current.CancellationToken);
        await _silos[silo]!.DisposeAsync();
        return exitCode;
    }

    /// <summary>Where a silo serves gRPC.</summary>
    public Uri Address(int silo) => _silos[silo]!.Address;

    /// <summary>Where a silo serves the web.</summary>
    public Uri Web(int silo)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folders[silo].Path, "server.json")));
        return new Uri(file.RootElement.GetProperty("web").GetString()!);
    }

    /// <summary>Data folder of a silo. The keys of all are in that of the first.</summary>
    public string Folder(int silo) => _folders[silo].Path;

    /// <summary>The port by which the other silos know a silo.</summary>
    public int Port(int silo) => _ports[silo];

    /// <summary>Freezes a silo: it neither answers nor knows that time passes, as one that the network has cut off.</summary>
    public void Freeze(int silo) => _silos[silo]!.Signal(Signals.Stop);

    /// <summary>Lets a frozen silo go on.</summary>
    public void Thaw(int silo) => _silos[silo]!.Signal(Signals.Continue);

    /// <summary>Waits until a silo has ended and returns its last lines.</summary>
    public async Task<string> EndedAsync(int silo, TimeSpan patience)
    {
        await _silos[silo]!.Ended.WaitAsync(patience, TestContext.Current.CancellationToken);
        return _silos[silo]!.LastWords;
    }

    /// <summary>The last lines of every silo.</summary>
    public string LastWords => string.Join("\n----\n", _silos.Select(silo => silo?.LastWords));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.OfType<CourseClient>().Concat(_retired))
        {
            client.Dispose();
        }

        await Task.WhenAll(_silos.OfType<ServerProcess>().Select(silo => silo.DisposeAsync().AsTask()));
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        foreach (var folder in _folders)
        {
            await folder.DisposeAsync();
        }
    }

    private static int[] FreePorts(int count)
    {
        var sockets = Enumerable.Range(0, count).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToArray();
        foreach (var socket in sockets)
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        }

        var ports = sockets.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Port).ToArray();
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }

        return ports;
    }
}
