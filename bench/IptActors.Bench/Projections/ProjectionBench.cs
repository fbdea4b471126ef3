using System.Globalization;

namespace IptActors.Bench.Projections;

/// <summary>
/// The read side. Cases over stored events fill the clinic of <c>ipt demo</c> with a million events first; the others write themselves.
/// Client, server and database share the machine.
/// </summary>
internal sealed class ProjectionBench(ServerUnderTest server, Report report, IReadOnlyCollection<string> only)
{
    private const string DemoClinic = "harbour";
    private const int LiveCourses = 2_000;
    private const int DefaultEvents = 1_000_000;

    public async Task RunAsync()
    {
        await server.StartAsync();
        if (Wanted("rebuild") || Wanted("queries") || Wanted("outcomes"))
        {
            await StoredAsync();
        }

        if (Wanted("delay") || Wanted("ratio") || Wanted("watchers"))
        {
            await LiveAsync();
        }
    }

    private async Task StoredAsync()
    {
        var stored = new ManyCourses(server.PgBench!.ConnectionString("ipt"), DemoClinic);
        using var admin = await server.ConnectAsync("admin", "operator", DemoClinic);
        using var planner = await server.ConnectAsync("coordinator", "planner", DemoClinic);
        using var dashboard = await server.ConnectAsync("dashboard", "wallboard", DemoClinic);
        await server.LoadDemoAsync();

        // Paused, so that a rebuild does the work and the live projections none of it.
        await ProjectionApi.PauseAsync(admin);
        var events = int.TryParse(Environment.GetEnvironmentVariable("IPT_BENCH_EVENTS"), CultureInfo.InvariantCulture, out var asked) ? asked : DefaultEvents;
        var (filled, courses, copies) = await stored.FillAsync(events);
        report.Add("stored", ("events", filled), ("courses", courses));
        await server.RestAsync();

        // Without the rebuild the queries would have no rows.
        await new RebuildCase(server, report).RunAsync(stored, admin, rounds: Wanted("rebuild") ? 2 : 1);
        await ProjectionApi.ResumeAsync(admin);
        await ProjectionApi.CaughtUpAsync(admin);
        var queries = new QueryCases(report, server.PgBench!.ConnectionString("ipt"), DemoClinic, courses, copies);
        if (Wanted("queries"))
        {
            await queries.RunAsync(planner);
        }

        if (Wanted("outcomes"))
        {
            await queries.OutcomesAsync(dashboard);
        }
    }

    private async Task LiveAsync()
    {
        using var admin = await server.ConnectAsync("admin", "operator", Courses.Clinic);
        using var live = await server.ConnectAsync();
        var courses = new Courses(live);
        await Parallel.ForAsync(0, LiveCourses, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (course, _) => await courses.OpenAsync(course));
        var cases = new LiveCases(report, courses, LiveCourses, live, admin);
        if (Wanted("delay"))
        {
            await cases.DelayAsync();
        }

        if (Wanted("ratio"))
        {
            await cases.RatioAsync();
        }

        if (Wanted("watchers"))
        {
            await new WatcherCase(server, report, courses, LiveCourses).RunAsync();
        }
    }

    private bool Wanted(string name) => only.Count == 0 || only.Contains(name);
}
