using IptActors.Bench;
using IptActors.Bench.Throughput;

if (args is not ["throughput", ..])
{
    Console.Error.WriteLine("usage: bench/run throughput [many-courses] [one-course] [reads] [open-stored] [resident] [start]");
    return 2;
}

var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "IptActors.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("IptActors.sln was expected in a folder above the benchmark.");
}

var report = new Report("throughput");
await using (var server = new ServerUnderTest(root))
{
    await new ThroughputBench(server, report, args[1..]).RunAsync();
}

report.PrintTable();
return 0;
