using System.Collections.Concurrent;
using System.Diagnostics;

namespace IptActors.Crash.Tests.Processes;

/// <summary>The real server in a process of its own, as <c>./run</c> starts it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 400;
    private const string AddressLine = "  gRPC     ";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _killed;

    private ServerProcess(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };

        // Not WaitForExitAsync: it also waits for the end of the outputs, which the PostgreSQL that a killed server leaves behind keeps open.
        _process.Exited += (_, _) => _ended.TrySetResult(_process.ExitCode);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Exit code, once it has ended; 137 when it was killed.</summary>
    public Task<int> Ended => _ended.Task;

    /// <summary>Where it serves gRPC.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The last lines it wrote.</summary>
    public string LastWords => string.Join('\n', _lines);

    /// <summary>Starts it and returns when it serves.</summary>
    public static Task<ServerProcess> StartAsync(string dataFolder, params string[] arguments) => ServingAsync(Launch(dataFolder, arguments));

    /// <summary>Starts another program of the same banner and returns when it serves.</summary>
    public static Task<ServerProcess> StartProgramAsync(string program, params string[] arguments) => ServingAsync(new ServerProcess(program, arguments));

    /// <summary>Starts it and does not wait.</summary>
    public static ServerProcess Launch(string dataFolder, params string[] arguments) =>
        new("IptActors.Server", ["--data", dataFolder, "--grpc", "127.0.0.1:0", "--web", "127.0.0.1:0", .. arguments]);

    private static async Task<ServerProcess> ServingAsync(ServerProcess server)
    {
        if (await Task.WhenAny(server._serving.Task, server.Ended).WaitAsync(LongestStart) == server.Ended)
        {
            throw new InvalidOperationException($"The server ended with exit code {await server.Ended} before it served:\n{server.LastWords}");
        }

        server.Address = await server._serving.Task;
        return server;
    }

    /// <summary>kill -9, and waits until the kernel has removed it.</summary>
    public async Task KillAsync()
    {
        _killed = true;
        Signals.Send(_process.Id, Signals.Kill);
        await Ended.WaitAsync(LongestEnd);
    }

    /// <summary>Sends a signal and does not wait.</summary>
    public void Signal(int signal) => Signals.Send(_process.Id, signal);

    /// <summary>Asks it to stop and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        Signal(Signals.Terminate);
        return await Ended.WaitAsync(LongestEnd);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Ended.IsCompleted)
        {
            try
            {
                await StopAsync();
            }
            catch (TimeoutException)
            {
                await KillAsync();
            }
        }

        if (!_killed)
        {
            // Shown when the test fails. Those killed on purpose are many and have nothing to tell.
            TestContext.Current.TestOutputHelper?.WriteLine(LastWords);
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        while (_lines.Count > KeptLines && _lines.TryDequeue(out _))
        {
        }

        if (line.StartsWith(AddressLine, StringComparison.Ordinal))
        {
            _serving.TrySetResult(new Uri(line[AddressLine.Length..].Trim()));
        }
    }
}
