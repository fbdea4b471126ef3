using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres.PrivateServer;

/// <summary>One run of the server: started, awaited until it takes connections, stopped.</summary>
internal sealed class Postmaster : IDisposable
{
    private const int KeptLines = 20;
    private static readonly TimeSpan ReadyPause = TimeSpan.FromMilliseconds(30);

    private readonly Process _process;
    private readonly PostgresBinaries _binaries;
    private readonly Cluster _cluster;
    private readonly OsAccount _account;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lines = new();

    private Postmaster(Process process, PostgresBinaries binaries, Cluster cluster, OsAccount account)
    {
        (_process, _binaries, _cluster, _account) = (process, binaries, cluster, account);
        process.EnableRaisingEvents = true;

        // Not WaitForExitAsync: it also waits for the end of the outputs, which orphaned backends keep open.
        process.Exited += (_, _) => _exited.TrySetResult(process.ExitCode);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>Exit code, once it has ended.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>Id of the process; that of the server itself once it is ready.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Starts the server in a session of its own, so that Ctrl-C at the terminal reaches only us and we can stop in order.</summary>
    public static async Task<Postmaster> StartAsync(
        PostgresBinaries binaries, Cluster cluster, OsAccount account, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var command = new List<string>(await OwnSessionAsync(cancellationToken));
        command.AddRange(account.As(binaries.Postgres, "-D", cluster.Folder));
        foreach (var (name, value) in settings)
        {
            command.AddRange(["-c", $"{name}={value}"]);
        }

        var process = new Process { StartInfo = Command.StartInfo(command) };
        var postmaster = new Postmaster(process, binaries, cluster, account);
        process.Start();
        postmaster.ProcessId = process.Id;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return postmaster;
    }

    /// <summary>Returns when the server takes connections. While it says that it recovers, it is given all the time it needs.</summary>
    /// <exception cref="PrivatePostgresException">It ended, or it does not answer.</exception>
    public async Task WaitUntilReadyAsync(string connectionString, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var lastSign = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (Exited.IsCompleted)
            {
                throw new PrivatePostgresException($"PostgreSQL ended with exit code {await Exited} while it started: {LastWords()}. Its log is in {Path.Combine(_cluster.Folder, "log")}.");
            }

            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                ProcessId = ReadProcessId(_cluster) ?? ProcessId;
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                lastSign = TimeProvider.System.GetTimestamp();
            }
            catch (PostgresException exception)
            {
                throw new PrivatePostgresException(
                    $"PostgreSQL runs but refuses to serve us: {exception.MessageText} (SQLSTATE {exception.SqlState}). It lets in the user {_account.Name}, as the operating system names it.", exception);
            }
            catch (NpgsqlException exception)
            {
                if (TimeProvider.System.GetElapsedTime(lastSign) > timeout)
                {
                    throw new PrivatePostgresException($"PostgreSQL does not answer {timeout.TotalSeconds:0} s after its start: {Failures.Reason(exception)}. Its log is in {Path.Combine(_cluster.Folder, "log")}.", exception);
                }
            }

            await Task.Delay(ReadyPause, cancellationToken);
        }
    }

    /// <summary>Fast shutdown: sessions are ended, everything is written; an immediate one when that takes too long.</summary>
    public async Task StopAsync(TimeSpan timeout, ILogger logger)
    {
        if (Exited.IsCompleted)
        {
            return;
        }

        await StopAsync(_binaries, _cluster, _account, timeout, logger);
        var ended = await Task.WhenAny(Exited, Task.Delay(TimeSpan.FromSeconds(5)));
        if (ended != Exited)
        {
            _process.Kill();
        }
    }

    /// <summary>
    /// Stops a server that an earlier run of ours left behind on this cluster (it was killed and could not stop it). The lock on the data
    /// folder is ours, so nobody uses it. A pid file whose process is another program, after a reboot, is removed.
    /// </summary>
    public static async Task StopLeftOverAsync(PostgresBinaries binaries, Cluster cluster, OsAccount account, TimeSpan timeout, ILogger logger, CancellationToken cancellationToken)
    {
        if (ReadProcessId(cluster) is not { } processId)
        {
            return;
        }

        switch (await IdentifyAsync(processId, cluster, cancellationToken))
        {
            case LeftOver.Ours:
                logger.StoppingLeftOver(processId, cluster.Folder);
                await StopAsync(binaries, cluster, account, timeout, logger);
                break;
            case LeftOver.AnotherProgram:
                File.Delete(cluster.PidFile);
                break;
            case LeftOver.Gone:
                // The file stays: it tells the next server which shared memory to check for backends that outlived their postmaster.
                break;
        }
    }

    public void Dispose() => _process.Dispose();

    private static async Task StopAsync(PostgresBinaries binaries, Cluster cluster, OsAccount account, TimeSpan timeout, ILogger logger)
    {
        var seconds = Math.Max(1, (int)timeout.TotalSeconds);
        foreach (var mode in (string[])["fast", "immediate"])
        {
            var stopped = await account.RunAsync(
                [binaries.PgCtl, "stop", "-D", cluster.Folder, "-m", mode, "-w", "-t", seconds.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
            if (stopped.Succeeded || !File.Exists(cluster.PidFile))
            {
                return;
            }

            logger.ServerDoesNotStop(seconds, stopped.Output);
        }
    }

    private static int? ReadProcessId(Cluster cluster)
    {
        try
        {
            // First line of postmaster.pid; negative for a single-user session.
            var line = File.ReadLines(cluster.PidFile).FirstOrDefault();
            return int.TryParse(line, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var processId) ? Math.Abs(processId) : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static async Task<LeftOver> IdentifyAsync(int processId, Cluster cluster, CancellationToken cancellationToken)
    {
        var id = processId.ToString(CultureInfo.InvariantCulture);
        if (Directory.Exists("/proc/self"))
        {
            try
            {
                // The server's working folder is its cluster.
                var workingFolder = new FileInfo($"/proc/{id}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName;
                var ours = new DirectoryInfo(cluster.Folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? cluster.Folder;
                return workingFolder == ours ? LeftOver.Ours : LeftOver.AnotherProgram;
            }
            catch (IOException)
            {
                return LeftOver.Gone;
            }
            catch (UnauthorizedAccessException)
            {
                // Another user's process; the server would be ours.
                return LeftOver.AnotherProgram;
            }
        }

        var shown = await Command.RunAsync(["ps", "-o", "command=", "-p", id], cancellationToken);
        return shown.Output.Length == 0 ? LeftOver.Gone
            : shown.Output.Contains("postgres", StringComparison.Ordinal) ? LeftOver.Ours
            : LeftOver.AnotherProgram;
    }

    private static async Task<string[]> OwnSessionAsync(CancellationToken cancellationToken)
    {
        string[][] candidates =
        [
            ["setsid"],
            ["perl", "-e", "use POSIX qw(setsid); setsid(); exec @ARGV;", "--"],    // macOS has no setsid
        ];
        foreach (var candidate in candidates)
        {
            if ((await Command.RunAsync([.. candidate, "true"], cancellationToken)).Succeeded)
            {
                return candidate;
            }
        }

        return [];
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            while (_lines.Count > KeptLines && _lines.TryDequeue(out _))
            {
            }
        }
    }

    private string LastWords() => _lines.IsEmpty ? "it said nothing" : string.Join(" | ", _lines);

    /// <summary>What the process is that a pid file names.</summary>
    private enum LeftOver
    {
        Gone,
        Ours,
        AnotherProgram,
    }
}
