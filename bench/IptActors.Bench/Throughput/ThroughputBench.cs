using System.Diagnostics;

namespace IptActors.Bench.Throughput;

/// <summary>
/// What the embedded edition does on this machine, client, server and database together, with tokens and hash chain on.
/// Commands are compared with pgbench's bare inserts in the same run, on the same cluster, with as many clients.
/// </summary>
internal sealed class ThroughputBench(ServerUnderTest server, Report report, IReadOnlyCollection<string> only)
{
    private const int ManyCourses = 2_000;
    private const int StoredCourses = 2_000;
    private const int EventsOfStoredCourse = 60;
    private const double Seconds = 8;

    // The runtime compiles what is called often a second and third time, in the background, for some ten seconds.
    private const double WarmUpSeconds = 20;

    public async Task RunAsync()
    {
        var first = await server.StartAsync();
        await server.PgBench!.PrepareAsync();
        using (var channel = await server.ConnectAsync())
        {
            var courses = new Courses(channel);
            await OpenAsync(courses, 0, ManyCourses);
            await WarmUpAsync(courses);

            // First as clinics have it, then what writing alone can do, as the goals have it: chains, trees and the log of access in both.
            await ManyCoursesAsync("many-courses-live", courses, 64);
            using (var operators = await server.ConnectAsync("admin", "operator", Courses.Clinic))
            {
                var projections = new ProjectionSwitch(operators);
                await projections.PauseAsync();
                foreach (var callers in new[] { 1, 64, 256 })
                {
                    await ManyCoursesAsync("many-courses", courses, callers);
                }

                await OneCourseAsync(courses);
                await ReadsAsync(courses);
                await projections.ResumeAsync();
            }

            await StoreAsync(courses);
        }

        await server.StopAsync();
        var again = await server.StartAsync();
        if (Wanted("start"))
        {
            report.Add("start", ("first_time_s", first), ("existing_data_s", again));
        }

        using var reopened = await server.ConnectAsync();
        await OpenStoredAsync(new Courses(reopened));
    }

    private static async Task WarmUpAsync(Courses courses)
    {
        const int Callers = 64;
        await Load.RunAsync(Callers, WarmUpSeconds * 0.6, (caller, n) => courses.RecordMoodAsync(((n * Callers) + caller) % ManyCourses, n));
        await Load.RunAsync(Callers, WarmUpSeconds * 0.4, (caller, n) => courses.ReadAsync(((n * Callers) + caller) % ManyCourses));
    }

    private async Task ManyCoursesAsync(string name, Courses courses, int callers)
    {
        if (!Wanted(name))
        {
            return;
        }

        var before = server.ProcessorTime;
        var (commands, latencies) = await Load.RunAsync(callers, Seconds, (caller, n) => courses.RecordMoodAsync(((n * callers) + caller) % ManyCourses, n));
        var busy = server.ProcessorTime - before;
        var inserts = await server.PgBench!.InsertAsync(callers, (int)Seconds);
        report.Add(
            name,
            ("callers", callers),
            ("commands_per_s", commands),
            ("p50_ms", latencies.Percentile(0.50)),
            ("p99_ms", latencies.Percentile(0.99)),
            ("server_cpu_us_per_command", busy.TotalMicroseconds / (commands * Seconds * Load.Lasts)),
            ("pgbench_inserts_per_s", inserts.PerSecond),
            ("pgbench_p99_ms", inserts.P99),
            ("ratio", commands / inserts.PerSecond));
    }

    private async Task OneCourseAsync(Courses courses)
    {
        if (!Wanted("one-course"))
        {
            return;
        }

        await OpenAsync(courses, ManyCourses, 1);
        var (commands, latencies) = await Load.RunAsync(16, Seconds, (_, n) => courses.RecordMoodAsync(ManyCourses, n));
        report.Add("one-course", ("callers", 16), ("commands_per_s", commands), ("p50_ms", latencies.Percentile(0.50)), ("p99_ms", latencies.Percentile(0.99)));
    }

    private async Task ReadsAsync(Courses courses)
    {
        if (!Wanted("reads"))
        {
            return;
        }

        const int Callers = 64;
        var (commands, _) = await Load.RunAsync(Callers, Seconds / 2, (caller, n) => courses.RecordMoodAsync(((n * Callers) + caller) % ManyCourses, n));
        var (reads, latencies) = await Load.RunAsync(Callers, Seconds, (caller, n) => courses.ReadAsync(((n * Callers) + caller) % ManyCourses));
        report.Add(
            "reads",
            ("callers", Callers),
            ("reads_per_s", reads),
            ("p50_ms", latencies.Percentile(0.50)),
            ("p99_ms", latencies.Percentile(0.99)),
            ("commands_per_s", commands),
            ("ratio", reads / commands));
    }

    /// <summary>Courses of 60 events, for the cases that open what is stored.</summary>
    private async Task StoreAsync(Courses courses)
    {
        if (!Wanted("open-stored") && !Wanted("resident"))
        {
            return;
        }

        await OpenAsync(courses, ManyCourses + 1, StoredCourses);
        await Parallel.ForAsync(0, StoredCourses, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (course, _) =>
        {
            for (var n = 2; n < EventsOfStoredCourse; n++)
            {
                await courses.RecordMoodAsync(ManyCourses + 1 + course, n);
            }
        });
    }

    /// <summary>Opens each stored course for the first time since the server started, one after another.</summary>
    private async Task OpenStoredAsync(Courses courses)
    {
        if (!Wanted("open-stored") && !Wanted("resident"))
        {
            return;
        }

        // The first courses compile the way of a read; they are not counted in either case.
        const int WarmUp = 500;
        const int From = ManyCourses + 1;
        for (var course = 0; course < WarmUp; course++)
        {
            await courses.ReadAsync(From + course);
        }

        var before = server.ResidentBytes;
        var latencies = new Latencies();
        for (var course = WarmUp; course < StoredCourses; course++)
        {
            var startedAt = Stopwatch.GetTimestamp();
            await courses.ReadAsync(From + course);
            latencies.Add(startedAt);
        }

        if (Wanted("open-stored"))
        {
            report.Add("open-stored", ("events", EventsOfStoredCourse), ("p50_ms", latencies.Percentile(0.50)), ("p99_ms", latencies.Percentile(0.99)));
        }

        if (Wanted("resident"))
        {
            var bytes = (double)(server.ResidentBytes - before) / latencies.Count;
            report.Add("resident", ("events", EventsOfStoredCourse), ("bytes_per_course", bytes), ("courses_in_2_gib", 2.0 * (1L << 30) / bytes));
        }
    }

    private static Task OpenAsync(Courses courses, int from, int count) =>
        Parallel.ForAsync(from, from + count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (course, _) => await courses.OpenAsync(course));

    private bool Wanted(string name) => only.Count == 0 || only.Contains(name);
}
