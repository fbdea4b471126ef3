using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Readme;

/// <summary><c>./run --demo</c> as the README says it, on a data folder and ports of its own; stopped as by Ctrl+C.</summary>
public sealed class Demo : IAsyncLifetime
{
    private const string Ready = "Three calls to try in another terminal:";

    // The first run of a clean clone builds, and this machine may be busy with other tests.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly string _data = Directory.CreateTempSubdirectory("ipt-readme-").FullName;
    private readonly int _grpc = FreePort();
    private readonly int _web = FreePort();
    private readonly StringBuilder _output = new();
    private Process? _run;

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_data, File.GetUnixFileMode(_data) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _run = Process.Start(Shell("exec ./run --demo"))!;
        _run.OutputDataReceived += (_, line) => Keep(line.Data, ready);
        _run.ErrorDataReceived += (_, line) => Keep(line.Data, ready);
        _run.BeginOutputReadLine();
        _run.BeginErrorReadLine();
        var ended = _run.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(ready.Task, ended).WaitAsync(Patience, TestContext.Current.CancellationToken) == ended)
        {
            throw new InvalidOperationException($"./run --demo ended with {_run.ExitCode}:\n{Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Stops it as Ctrl+C does.</summary>
    /// <returns>What it ended with.</returns>
    public async Task<int> StopAsync()
    {
        if (!_run!.HasExited)
        {
            using var kill = Process.Start("kill", ["-INT", _run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await _run.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        }

        return _run.ExitCode;
    }

    /// <summary>Runs commands in the folder of the repository, as pasted; only the ports are those of this demo.</summary>
    public async Task<(int ExitCode, string Output, string Error)> PasteAsync(string commands)
    {
        var text = commands
            .Replace("127.0.0.1:5080", $"127.0.0.1:{_grpc}", StringComparison.Ordinal)
            .Replace("127.0.0.1:5081", $"127.0.0.1:{_web}", StringComparison.Ordinal);
        using var process = Process.Start(Shell($"set -eo pipefail\n{text}"))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private ProcessStartInfo Shell(string script) => new("bash", ["-c", script])
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["IPT_DATA"] = _data, ["IPT_GRPC"] = $"127.0.0.1:{_grpc}", ["IPT_WEB"] = $"127.0.0.1:{_web}" },
    };

    private void Keep(string? line, TaskCompletionSource ready)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        // Its last line comes after the three calls.
        if (line == "Stop with Ctrl+C." && Output.Contains(Ready, StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }

    // The system gives a port that is free now; that another program takes it before we do is possible and very unlikely.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
