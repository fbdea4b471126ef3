using IptActors.Bench;
using IptActors.Bench.AccessLog;
using IptActors.Bench.Cluster;
using IptActors.Bench.Codec;
using IptActors.Bench.Throughput;

if (args is not ["throughput" or "codec" or "access-log" or "cluster", ..])
{
    Console.Error.WriteLine(
        """
        usage: bench/run throughput [many-courses] [one-course] [reads] [open-stored] [resident] [start]
               bench/run access-log
               bench/run codec [encode_seal] [decode] [verify]
               bench/run cluster
        """);
    return 2;
}

var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "IptActors.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("IptActors.sln was expected in a folder above the benchmark.");
}

var report = new Report(args[0]);
if (args[0] == "codec")
{
    new CodecBench(root, report, args[1..]).Run();
}
else if (args[0] == "cluster")
{
    await using var server = new ServerUnderTest(root);
    await new ClusterBench(root, server, report).RunAsync();
}
else if (args[0] == "access-log")
{
    await new AccessLogBench(root, report).RunAsync();
}
else
{
    await using var server = new ServerUnderTest(root);
    await new ThroughputBench(server, report, args[1..]).RunAsync();
}

report.PrintTable();
return 0;
