namespace IptActors.Bench.AccessLog;

/// <summary>
/// What the log of access costs: the same load on the server as it is and on one composed without the log, in turns, so that a machine
/// that changes its pace changes it for both.
/// </summary>
internal sealed class AccessLogBench(string root, Report report, IReadOnlyCollection<string> cases)
{
    private const int Courses = 2_000;
    private const int Callers = 64;
    private const int Turns = 5;
    private const double Seconds = 3;
    private const double WarmUpSeconds = 8;

    public async Task RunAsync()
    {
        await using var with = new ServerUnderTest(root, "with");
        await using var without = new ServerUnderTest(root, "without", "bench/IptActors.Bench.Unlogged/bin/Release/net10.0/IptActors.Bench.Unlogged");
        await with.StartAsync();
        await without.StartAsync();
        using var logged = await with.ConnectAsync();
        using var unlogged = await without.ConnectAsync();
        var on = new Bench.Courses(logged);
        var off = new Bench.Courses(unlogged);
        await PrepareAsync(on);
        await PrepareAsync(off);
        if (Wanted("reads"))
        {
            await CompareAsync("reads", (with, on), (without, off), static (courses, course, _) => courses.ReadAsync(course));
        }

        if (Wanted("commands"))
        {
            await CompareAsync("commands", (with, on), (without, off), static (courses, course, n) => courses.RecordMoodAsync(course, n));
        }
    }

    private static async Task PrepareAsync(Bench.Courses courses)
    {
        await Parallel.ForAsync(0, Courses, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (course, _) => await courses.OpenAsync(course));
        await Load.RunAsync(Callers, WarmUpSeconds / 2, (caller, n) => courses.RecordMoodAsync(Course(caller, n), n));
        await Load.RunAsync(Callers, WarmUpSeconds / 2, (caller, n) => courses.ReadAsync(Course(caller, n)));
    }

    private bool Wanted(string name) => cases.Count == 0 || cases.Contains(name);

    private async Task CompareAsync(
        string what, (ServerUnderTest Server, Bench.Courses Courses) on, (ServerUnderTest Server, Bench.Courses Courses) off, Func<Bench.Courses, int, int, Task> call)
    {
        var logged = new Side();
        var unlogged = new Side();

        // One turn each that does not count: the runtimes still compile what this load uses most.
        await new Side().TakeTurnAsync(on.Server, (caller, n) => call(on.Courses, Course(caller, n), n));
        await new Side().TakeTurnAsync(off.Server, (caller, n) => call(off.Courses, Course(caller, n), n));
        for (var turn = 0; turn < Turns; turn++)
        {
            await logged.TakeTurnAsync(on.Server, (caller, n) => call(on.Courses, Course(caller, n), n));
            await unlogged.TakeTurnAsync(off.Server, (caller, n) => call(off.Courses, Course(caller, n), n));
        }

        report.Add(
            what,
            ("callers", Callers),
            ("with_per_s", logged.PerSecond),
            ("without_per_s", unlogged.PerSecond),
            ("with_against_without", logged.PerSecond / unlogged.PerSecond),
            ("with_p50_ms", logged.Latencies.Percentile(0.5)),
            ("with_p99_ms", logged.Latencies.Percentile(0.99)),
            ("without_p50_ms", unlogged.Latencies.Percentile(0.5)),
            ("without_p99_ms", unlogged.Latencies.Percentile(0.99)),
            ("with_server_us", logged.ServerMicroseconds),
            ("without_server_us", unlogged.ServerMicroseconds));
    }

    private static int Course(int caller, int n) => ((n * Callers) + caller) % Courses;

    /// <summary>What all turns of one server came to.</summary>
    private sealed class Side
    {
        private TimeSpan _processorTime;

        public double PerSecond { get; private set; }

        public Latencies Latencies { get; } = new();

        /// <summary>Processor time of the server process for a call, in microseconds; without PostgreSQL's.</summary>
        public double ServerMicroseconds => _processorTime.TotalMicroseconds / Load.Lasts / Latencies.Count;

        public async Task TakeTurnAsync(ServerUnderTest server, Func<int, int, Task> call)
        {
            var before = server.ProcessorTime;
            var (perSecond, latencies) = await Load.RunAsync(Callers, Seconds, call);
            _processorTime += server.ProcessorTime - before;
            PerSecond += perSecond / Turns;
            Latencies.Add(latencies);
        }
    }
}
