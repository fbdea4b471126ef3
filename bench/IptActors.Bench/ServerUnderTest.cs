using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Bench;

/// <summary>The real server in a process and a data folder of its own, as <c>./run</c> starts it.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private const string Embedded = "src/IptActors.Server/bin/Release/net10.0/IptActors.Server";

    private readonly string _root;
    private readonly string _program;
    private Process? _process;

    /// <param name="root">Folder of the repository: the server and <c>ipt</c> are built there.</param>
    /// <param name="name">Tells apart servers of one run.</param>
    /// <param name="program">The server, from the root.</param>
    public ServerUnderTest(string root, string name = "server", string program = Embedded)
    {
        _root = root;
        _program = program;
        DataFolder = Path.Combine(Path.GetTempPath(), $"ipt-bench-{Environment.ProcessId}-{name}");
    }

    /// <summary>Data folder, removed at the end.</summary>
    public string DataFolder { get; }

    /// <summary>Address for gRPC.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Programs, socket and role of the private PostgreSQL.</summary>
    public PgBench? PgBench { get; private set; }

    /// <summary>Resident memory of the server process, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Processor time that the server process has used, user and system, all threads.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the server and returns the seconds until it serves.</summary>
    public async Task<double> StartAsync()
    {
        var file = Path.Combine(DataFolder, "server.json");
        Directory.CreateDirectory(DataFolder);
        File.Delete(file);
        var start = new ProcessStartInfo(Path.Combine(_root, _program))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "--data", DataFolder, "--grpc", "127.0.0.1:0", "--web", "127.0.0.1:0" },
        };
        var startedAt = Stopwatch.GetTimestamp();
        _process = Process.Start(start)!;
        var output = new ConcurrentQueue<string?>();
        _process.OutputDataReceived += (_, line) => output.Enqueue(line.Data);
        _process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (!File.Exists(file))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(startedAt) > LongestStart)
            {
                throw new InvalidOperationException($"The server was expected to serve within {LongestStart.TotalSeconds:0} s and did not. It said: {string.Join(Environment.NewLine, output)}");
            }

            await Task.Delay(5);
        }

        var seconds = Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
        using var description = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        Address = new Uri(description.RootElement.GetProperty("grpc").GetString()!);
        var postgres = description.RootElement.GetProperty("postgres");
        PgBench = new PgBench(
            postgres.GetProperty("binFolder").GetString()!, postgres.GetProperty("socketFolder").GetString()!, postgres.GetProperty("role").GetString()!);
        return seconds;
    }

    /// <summary>Waits until the server does next to nothing: what follows the events in the background is done.</summary>
    public async Task RestAsync()
    {
        TimeSpan before;
        do
        {
            before = ProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
        while (ProcessorTime - before > TimeSpan.FromMilliseconds(200));
    }

    /// <summary>Stops the server as Ctrl-C does and waits for it.</summary>
    public async Task StopAsync()
    {
        if (_process is { HasExited: false } process)
        {
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(null, null)])!;
            await kill.WaitForExitAsync();
            await process.WaitForExitAsync().WaitAsync(LongestStart);
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>A channel that calls as the therapist of the benchmark's courses.</summary>
    public Task<RpcChannel> ConnectAsync() => ConnectAsync(Address);

    /// <summary>A channel to another server that trusts this one's key.</summary>
    public Task<RpcChannel> ConnectAsync(Uri address) => ConnectAsync(address, "therapist", Courses.Therapist, Courses.Clinic);

    /// <summary>A channel that calls as somebody of a clinic.</summary>
    public Task<RpcChannel> ConnectAsync(string role, string subject, string clinic) => ConnectAsync(Address, role, subject, clinic);

    /// <summary>Loads the invented clinic of <c>ipt demo</c>.</summary>
    public async Task LoadDemoAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(_root, "src/IptActors.Cli/bin/Release/net10.0/ipt"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "demo", "--data", DataFolder, "--json" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The demo was expected to load, it ended with {process.ExitCode}: {await errors}");
        }
    }

    private async Task<RpcChannel> ConnectAsync(Uri address, string role, string subject, string clinic)
    {
        var start = new ProcessStartInfo(Path.Combine(_root, "src/IptActors.Cli/bin/Release/net10.0/ipt"))
        {
            RedirectStandardOutput = true,
            ArgumentList = { "token", "--data", DataFolder, "--clinic", clinic, "--role", role, "--subject", subject },
        };
        using var process = Process.Start(start)!;
        var token = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        var headers = new RpcMetadata();
        headers.Add("authorization", $"Bearer {token}");
        return new RpcChannel(address, new RpcChannelOptions { Headers = headers });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }
}
