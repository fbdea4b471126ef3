using System.Globalization;
using IptActors.Rpc.Client;

namespace IptActors.Bench.Cluster;

/// <summary>
/// What one silo does beside the embedded edition: durable commands over gRPC, the same load, on the same PostgreSQL, one after the
/// other in one run. The editions take turns, so that neither has the warmer machine.
/// </summary>
internal sealed class ClusterBench(string root, ServerUnderTest embedded, Report report)
{
    private const int ManyCourses = 2_000;
    private const int Callers = 64;
    private const double Seconds = 8;

    private static readonly int Turns = int.Parse(Environment.GetEnvironmentVariable("IPT_BENCH_TURNS") ?? "3", CultureInfo.InvariantCulture);
    private static readonly string[] Journals = ["GroupCommit", "Marten"];

    public async Task RunAsync()
    {
        await embedded.StartAsync();
        using var channel = await embedded.ConnectAsync(embedded.Address);
        await OpenAsync(channel);
        var figures = new Dictionary<string, List<(double PerSecond, Latencies Latencies)>> { ["embedded"] = [], ["GroupCommit"] = [], ["Marten"] = [] };
        for (var turn = 0; turn < Turns; turn++)
        {
            figures["embedded"].Add(await MeasureAsync(channel));
            foreach (var journal in Journals)
            {
                figures[journal].Add(await MeasureSiloAsync(journal, turn));
            }
        }

        var basis = Middle(figures["embedded"]);
        foreach (var (name, turns) in figures)
        {
            var (perSecond, latencies) = Middle(turns);
            report.Add(
                name == "embedded" ? name : $"one silo, Journal={name}",
                ("callers", Callers),
                ("commands_per_s", perSecond),
                ("least_per_s", turns.Min(measured => measured.PerSecond)),
                ("most_per_s", turns.Max(measured => measured.PerSecond)),
                ("p50_ms", latencies.Percentile(0.50)),
                ("p99_ms", latencies.Percentile(0.99)),
                ("ratio_to_embedded", perSecond / basis.PerSecond));
        }
    }

    private async Task<(double PerSecond, Latencies Latencies)> MeasureSiloAsync(string journal, int turn)
    {
        var connection = await embedded.PgBench!.CreateDatabaseAsync($"ipt_{journal}_{turn}");
        var key = Path.Combine(embedded.DataFolder, "keys", "signing-key.pem");
        await using var silo = await SiloUnderTest.StartAsync(root, journal, connection, key);
        using var channel = await embedded.ConnectAsync(silo.Address);
        await OpenAsync(channel);
        return await MeasureAsync(channel);
    }

    private static Task<(double PerSecond, Latencies Latencies)> MeasureAsync(RpcChannel channel)
    {
        var courses = new Courses(channel);
        return Load.RunAsync(Callers, Seconds, (caller, n) => courses.RecordMoodAsync(((n * Callers) + caller) % ManyCourses, n));
    }

    private static Task OpenAsync(RpcChannel channel)
    {
        var courses = new Courses(channel);
        return Parallel.ForAsync(0, ManyCourses, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (course, _) => await courses.OpenAsync(course));
    }

    private static (double PerSecond, Latencies Latencies) Middle(List<(double PerSecond, Latencies Latencies)> turns) =>
        turns.OrderBy(measured => measured.PerSecond).ElementAt(turns.Count / 2);
}
