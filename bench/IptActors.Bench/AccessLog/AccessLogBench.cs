namespace IptActors.Bench.AccessLog;

/// <summary>
/// What the log of access costs: the same load on the server as it is and on one composed without the log, in turns, so that a machine
/// that changes its pace changes it for both.
/// </summary>
internal sealed class AccessLogBench(string root, Report report)
{
    private const int Courses = 2_000;
    private const int Callers = 64;
    private const int Turns = 3;
    private const double Seconds = 5;
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
        await CompareAsync("reads", on, off, static (courses, course, _) => courses.ReadAsync(course));
        await CompareAsync("commands", on, off, static (courses, course, n) => courses.RecordMoodAsync(course, n));
    }

    private static async Task PrepareAsync(Bench.Courses courses)
    {
        await Parallel.ForAsync(0, Courses, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (course, _) => await courses.OpenAsync(course));
        await Load.RunAsync(Callers, WarmUpSeconds / 2, (caller, n) => courses.RecordMoodAsync(Course(caller, n), n));
        await Load.RunAsync(Callers, WarmUpSeconds / 2, (caller, n) => courses.ReadAsync(Course(caller, n)));
    }

    private async Task CompareAsync(string what, Bench.Courses on, Bench.Courses off, Func<Bench.Courses, int, int, Task> call)
    {
        var (onPerSecond, offPerSecond) = (0.0, 0.0);
        var (onLatencies, offLatencies) = (new Latencies(), new Latencies());
        for (var turn = 0; turn < Turns; turn++)
        {
            var logged = await Load.RunAsync(Callers, Seconds, (caller, n) => call(on, Course(caller, n), n));
            var unlogged = await Load.RunAsync(Callers, Seconds, (caller, n) => call(off, Course(caller, n), n));
            onPerSecond += logged.PerSecond / Turns;
            offPerSecond += unlogged.PerSecond / Turns;
            onLatencies.Add(logged.Latencies);
            offLatencies.Add(unlogged.Latencies);
        }

        report.Add(
            what,
            ("callers", Callers),
            ("with_per_s", onPerSecond),
            ("without_per_s", offPerSecond),
            ("with_against_without", onPerSecond / offPerSecond),
            ("with_p50_ms", onLatencies.Percentile(0.5)),
            ("with_p99_ms", onLatencies.Percentile(0.99)),
            ("without_p50_ms", offLatencies.Percentile(0.5)),
            ("without_p99_ms", offLatencies.Percentile(0.99)));
    }

    private static int Course(int caller, int n) => ((n * Callers) + caller) % Courses;
}
