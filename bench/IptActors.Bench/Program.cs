using IptActors.Bench;
using IptActors.Bench.AccessLog;
using IptActors.Bench.Audit;
using IptActors.Bench.Cluster;
using IptActors.Bench.Codec;
using IptActors.Bench.Projections;
using IptActors.Bench.Throughput;

if (args is not ["throughput" or "access-log" or "codec" or "cluster" or "projections" or "audit", ..])
{
    Console.Error.WriteLine(
        """
        usage: bench/run throughput [many-courses] [one-course] [reads] [open-stored] [resident] [start]
               bench/run access-log [reads] [commands]
               bench/run codec [encode_seal] [decode] [verify]
               bench/run cluster
               bench/run projections [rebuild] [queries] [outcomes] [delay] [ratio] [watchers]
               bench/run audit [verify] [inclusion] [course] [replay] [as-of]
        """);
    return 2;
}

var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "IptActors.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("IptActors.sln was expected in a folder above the benchmark.");
}

var report = new Report(args[0]);
await RunAsync(args[0], args[1..]);
report.PrintTable();
return 0;

async Task RunAsync(string name, string[] cases)
{
    switch (name)
    {
        case "codec":
            new CodecBench(root, report, cases).Run();
            return;
        case "access-log":
            await new AccessLogBench(root, report, cases).RunAsync();
            return;
        case "audit":
            await new AuditBench(root, report, cases).RunAsync();
            return;
    }

    await using var server = new ServerUnderTest(root);
    await (name switch
    {
        "cluster" => new ClusterBench(root, server, report).RunAsync(),
        "projections" => new ProjectionBench(server, report, cases).RunAsync(),
        _ => new ThroughputBench(server, report, cases).RunAsync(),
    });
}
