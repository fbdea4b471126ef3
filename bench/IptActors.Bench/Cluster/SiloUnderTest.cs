using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace IptActors.Bench.Cluster;

/// <summary>One silo in a process of its own, on a database of the PostgreSQL that the embedded edition runs, with the same signing key.</summary>
internal sealed class SiloUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _dataFolder;

    private SiloUnderTest(Process process, string dataFolder) => (_process, _dataFolder) = (process, dataFolder);

    /// <summary>Address for gRPC.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Starts one and returns when it serves.</summary>
    /// <param name="root">Folder of the repository.</param>
    /// <param name="journal"><c>GroupCommit</c> or <c>Marten</c>.</param>
    /// <param name="connection">Npgsql connection string.</param>
    /// <param name="signingKey">PEM file of the key that tokens are signed with.</param>
    public static async Task<SiloUnderTest> StartAsync(string root, string journal, string connection, string signingKey)
    {
        var folder = Directory.CreateTempSubdirectory("ipt-bench-silo-").FullName;
        var start = new ProcessStartInfo(Path.Combine(root, "src/IptActors.Silo/bin/Release/net10.0/IptActors.Silo"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                $"--Postgres={connection}", $"--Data={folder}", $"--SigningKey={signingKey}", $"--Journal={journal}",
                "--Grpc=127.0.0.1:0", "--Web=127.0.0.1:0", "--SiloAddress=127.0.0.1", "--SiloPort=21111",
            },
        };
        var silo = new SiloUnderTest(Process.Start(start)!, folder);
        var output = new ConcurrentQueue<string?>();
        silo._process.OutputDataReceived += (_, line) => output.Enqueue(line.Data);
        silo._process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data);
        silo._process.BeginOutputReadLine();
        silo._process.BeginErrorReadLine();
        var file = Path.Combine(folder, "server.json");
        var startedAt = Stopwatch.GetTimestamp();
        while (!File.Exists(file))
        {
            if (silo._process.HasExited || Stopwatch.GetElapsedTime(startedAt) > LongestStart)
            {
                throw new InvalidOperationException($"The silo was expected to serve within {LongestStart.TotalSeconds:0} s and did not. It said: {string.Join(Environment.NewLine, output)}");
            }

            await Task.Delay(5);
        }

        using var description = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        silo.Address = new Uri(description.RootElement.GetProperty("grpc").GetString()!);
        return silo;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(null, null)])!;
            await stop.WaitForExitAsync();
            await _process.WaitForExitAsync().WaitAsync(LongestStart);
        }

        _process.Dispose();
        Directory.Delete(_dataFolder, recursive: true);
    }
}
