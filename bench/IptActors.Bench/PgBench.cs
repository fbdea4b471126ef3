using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IptActors.Bench;

/// <summary>PostgreSQL's own benchmark on the cluster of the server under test: bare single-row inserts, for scale.</summary>
internal sealed partial class PgBench(string binFolder, string socketFolder, string role)
{
    private const string Database = "ipt_pgbench";

    private const string Script = """
        \set course random(1, 2000)
        INSERT INTO bare_event (course, data) VALUES (:course, '{"kind":"mood","value":5,"note":"a row of about the size of a small event, so that the WAL is alike"}');
        """;

    /// <summary>Makes an empty database beside the server's own and returns its Npgsql connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await RunAsync("psql", "-d", "postgres", "-qc", $"CREATE DATABASE {name}");
        return ConnectionString(name.ToLowerInvariant());
    }

    /// <summary>Npgsql connection string of a database of the cluster.</summary>
    public string ConnectionString(string database) => $"Host={socketFolder};Username={role};Database={database}";

    /// <summary>Makes the table of the bare inserts, in a database of its own.</summary>
    public async Task PrepareAsync()
    {
        await RunAsync("psql", "-d", "postgres", "-qc", $"CREATE DATABASE {Database}");
        await RunAsync("psql", "-d", Database, "-qc", "CREATE TABLE bare_event (id bigserial PRIMARY KEY, course int NOT NULL, data jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now())");
    }

    /// <summary>Durable single-row inserts with this many clients, prepared statements.</summary>
    public async Task<BareInserts> InsertAsync(int clients, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("ipt-pgbench");
        try
        {
            var script = Path.Combine(folder.FullName, "insert.sql");
            await File.WriteAllTextAsync(script, Script);
            var output = await RunAsync(
                "pgbench", "-n", "-M", "prepared", "-c", Invariant(clients), "-j", Invariant(Math.Min(clients, 2)), "-T", Invariant(seconds),
                "-l", $"--log-prefix={Path.Combine(folder.FullName, "log")}", "-f", script, Database);
            var match = TransactionsPerSecond().Match(output);
            return match.Success
                ? new BareInserts(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), SlowestOfHundred(folder))
                : throw new InvalidOperationException($"pgbench was expected to print 'tps = ...', it printed: {output}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A line of the log is: client, transaction, microseconds, script, seconds, microseconds of the second.
    private static double SlowestOfHundred(DirectoryInfo folder)
    {
        int[] took = [.. folder.EnumerateFiles("log*").SelectMany(file => File.ReadLines(file.FullName)).Select(line => int.Parse(line.Split(' ', 4)[2], CultureInfo.InvariantCulture)).Order()];
        return took[(int)((took.Length - 1) * 0.99)] / 1000.0;
    }

    /// <summary>Runs statements, or one command of psql, in a database.</summary>
    public Task SqlAsync(string database, string sql) => RunAsync("psql", "-v", "ON_ERROR_STOP=1", "-d", database, "-qc", sql);

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(binFolder, program)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-h");
        start.ArgumentList.Add(socketFolder);
        start.ArgumentList.Add("-U");
        start.ArgumentList.Add(role);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([0-9.]+) \(without initial connection time\)")]
    private static partial Regex TransactionsPerSecond();
}
