using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Bench.Projections;

/// <summary>
/// The read side with a million events stored: the invented clinic of <c>ipt demo</c>, its courses copied in the database. Client, server and
/// database share the machine.
/// </summary>
internal sealed class ProjectionBench(ServerUnderTest server, Report report, IReadOnlyCollection<string> only)
{
    private const string DemoClinic = "harbour";
    private const int LiveCourses = 2_000;
    private const int Callers = 64;
    private const double Seconds = 8;

    private static readonly int Copies = int.Parse(Environment.GetEnvironmentVariable("IPT_BENCH_COPIES") ?? "500", CultureInfo.InvariantCulture);

    private static readonly RpcMethod<ListProjectionsRequest, ListProjectionsResponse> List = Method<ListProjectionsRequest, ListProjectionsResponse>("ListProjections");
    private static readonly RpcMethod<PauseProjectionRequest, PauseProjectionResponse> Pause = Method<PauseProjectionRequest, PauseProjectionResponse>("PauseProjection");
    private static readonly RpcMethod<ResumeProjectionRequest, ResumeProjectionResponse> Resume = Method<ResumeProjectionRequest, ResumeProjectionResponse>("ResumeProjection");
    private static readonly RpcMethod<RebuildProjectionRequest, RebuildProjectionResponse> Rebuild = Method<RebuildProjectionRequest, RebuildProjectionResponse>("RebuildProjection");
    private static readonly RpcMethod<GetCourseSummaryRequest, GetCourseSummaryResponse> Summary = Method<GetCourseSummaryRequest, GetCourseSummaryResponse>("GetCourseSummary");
    private static readonly RpcMethod<GetCaseloadRequest, GetCaseloadResponse> Caseload = Method<GetCaseloadRequest, GetCaseloadResponse>("GetCaseload");
    private static readonly RpcMethod<WatchClinicRequest, WatchClinicResponse> Watch = Method<WatchClinicRequest, WatchClinicResponse>("WatchClinic");

    public async Task RunAsync()
    {
        await server.StartAsync();
        await server.LoadDemoAsync();
        using var admin = await server.ConnectAsync("admin", "operator", DemoClinic);
        using var planner = await server.ConnectAsync("coordinator", "planner", DemoClinic);
        using var live = await server.ConnectAsync();
        var courses = new Courses(live);
        if (Wanted("rebuild") || Wanted("queries"))
        {
            await FillAsync(admin);
            await RebuildAsync(admin);
            await EachAsync(admin, name => admin.UnaryAsync(Resume, new ResumeProjectionRequest { Name = name }));
            await QueriesAsync(planner);
        }

        if (Wanted("delay") || Wanted("ratio") || Wanted("watchers"))
        {
            await Parallel.ForAsync(0, LiveCourses, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (course, _) => await courses.OpenAsync(course));
            await DelayAsync(courses, live);
            await RatioAsync(courses, admin);
            await WatchersAsync(courses);
        }
    }

    // Paused, so that a rebuild does the work and the live projections none of it.
    private async Task FillAsync(RpcChannel admin)
    {
        await EachAsync(admin, name => admin.UnaryAsync(Pause, new PauseProjectionRequest { Name = name }));
        await server.PgBench!.SqlAsync(
            "ipt",
            $"""
            insert into ipt.mt_streams (tenant_id, id, type, version, timestamp, created)
            select s.tenant_id, s.id || '-' || k, s.type, s.version, s.timestamp, s.created from ipt.mt_streams s, generate_series(1, {Copies}) k;
            insert into ipt.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
            select nextval('ipt.mt_events_sequence'), gen_random_uuid(), e.stream_id, e.version, e.data, e.type, e.timestamp, e.tenant_id, e.mt_dotnet_type, e.headers
            from (select k, s.stream_id || '-' || k as stream_id, s.version, s.data, s.type, s.timestamp, s.tenant_id, s.mt_dotnet_type, s.headers, s.seq_id
                  from ipt.mt_events s, generate_series(1, {Copies}) k order by s.seq_id, k) e;
            """);
        await server.PgBench.SqlAsync("ipt", "vacuum analyze ipt.mt_events");
    }

    private async Task RebuildAsync(RpcChannel admin)
    {
        var copied = Stopwatch.GetTimestamp();
        await server.PgBench!.SqlAsync("ipt", "\\copy (select seq_id, tenant_id, stream_id, version, type, timestamp, headers, data from ipt.mt_events order by seq_id) to /dev/null");
        var copySeconds = Stopwatch.GetElapsedTime(copied).TotalSeconds;
        var before = server.ResidentBytes;
        var highest = before;
        var started = Stopwatch.GetTimestamp();
        await admin.UnaryAsync(Rebuild, new RebuildProjectionRequest());
        Rebuild state;
        do
        {
            await Task.Delay(100);
            highest = Math.Max(highest, server.ResidentBytes);
            state = (await admin.UnaryAsync(List, new ListProjectionsRequest())).Projections[0].Rebuild ?? new Rebuild { State = RebuildState.Running };
        }
        while (state.State == RebuildState.Running);

        if (state.State != RebuildState.Switched)
        {
            throw new InvalidOperationException($"The rebuild was expected to switch, it ended as {state.State}: {state.Problem}");
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        report.Add(
            "rebuild",
            ("events", state.Events),
            ("seconds", seconds),
            ("events_per_s", state.Events / seconds),
            ("plain_copy_events_per_s", state.Events / copySeconds),
            ("resident_before_mib", before / 1048576.0),
            ("resident_highest_mib", highest / 1048576.0));
    }

    private async Task QueriesAsync(RpcChannel planner)
    {
        if (!Wanted("queries"))
        {
            return;
        }

        var (summaries, summary) = await Load.RunAsync(4, Seconds, (caller, n) =>
            planner.UnaryAsync(Summary, new GetCourseSummaryRequest { Course = $"clinics/{DemoClinic}/courses/case-a-{1 + (((n * 4) + caller) % Copies)}" }));
        report.Add("course-summary", ("callers", 4), ("queries_per_s", summaries), ("p50_ms", summary.Percentile(0.5)), ("p99_ms", summary.Percentile(0.99)));
        var (caseloads, caseload) = await Load.RunAsync(4, Seconds, (_, _) =>
            planner.UnaryAsync(Caseload, new GetCaseloadRequest { Parent = $"clinics/{DemoClinic}", Therapist = "p-novak", PageSize = 50 }));
        report.Add("caseload", ("callers", 4), ("queries_per_s", caseloads), ("p50_ms", caseload.Percentile(0.5)), ("p99_ms", caseload.Percentile(0.99)));
    }

    // From the answer of a command to the answer of a query that holds it, while other callers write as fast as they can.
    private async Task DelayAsync(Courses courses, RpcChannel channel)
    {
        if (!Wanted("delay"))
        {
            return;
        }

        var delays = new ConcurrentBag<Latencies>();
        var (commands, _) = await Load.RunAsync(Callers, Seconds, async (caller, n) =>
        {
            var course = ((n * Callers) + caller) % LiveCourses;
            var position = await courses.RecordMoodPositionAsync(course, n);
            if (caller < 4)
            {
                var answered = Stopwatch.GetTimestamp();
                await channel.UnaryAsync(Summary, new GetCourseSummaryRequest { Course = Courses.Name(course), MinPosition = position });
                var delay = new Latencies();
                delay.Add(answered);
                delays.Add(delay);
            }
        });
        var all = new Latencies();
        foreach (var delay in delays)
        {
            all.Add(delay);
        }

        report.Add("delay", ("commands_per_s", commands), ("p50_ms", all.Percentile(0.5)), ("p99_ms", all.Percentile(0.99)));
    }

    private async Task RatioAsync(Courses courses, RpcChannel admin)
    {
        if (!Wanted("ratio"))
        {
            return;
        }

        var (with, _) = await WriteAsync(courses);
        await EachAsync(admin, name => admin.UnaryAsync(Pause, new PauseProjectionRequest { Name = name }));
        await Task.Delay(TimeSpan.FromSeconds(2));
        var (without, _) = await WriteAsync(courses);
        await EachAsync(admin, name => admin.UnaryAsync(Resume, new ResumeProjectionRequest { Name = name }));
        report.Add("ratio", ("commands_per_s_live", with), ("commands_per_s_paused", without), ("ratio", with / without));
    }

    private async Task WatchersAsync(Courses courses)
    {
        if (!Wanted("watchers"))
        {
            return;
        }

        const int Watchers = 1_000;
        const int Commands = 50;
        using var stop = new CancellationTokenSource();
        var heard = new CountdownEvent(Watchers);
        var events = new CountdownEvent(Watchers * Commands);
        var channels = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.ConnectAsync("coordinator", "planner", Courses.Clinic)));
        var watching = Enumerable.Range(0, Watchers).Select(n => Task.Run(async () =>
        {
            try
            {
                var options = new RpcCallOptions { Timeout = TimeSpan.FromMinutes(5) };
                var first = true;
                await foreach (var response in channels[n % channels.Length].ServerStreamingAsync(Watch, new WatchClinicRequest { Parent = $"clinics/{Courses.Clinic}" }, options, stop.Token))
                {
                    if (first)
                    {
                        heard.Signal();
                        first = false;
                    }

                    if (response.Change is not null)
                    {
                        events.Signal();
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The bench hangs up.
            }
        })).ToArray();
        await Task.Run(() => heard.Wait(TimeSpan.FromMinutes(1)));
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < Commands; n++)
        {
            await courses.RecordMoodAsync(n, n);
        }

        var sent = Stopwatch.GetTimestamp();
        var all = await Task.Run(() => events.Wait(TimeSpan.FromMinutes(1)));
        report.Add(
            "watchers",
            ("watchers", Watchers),
            ("commands", Commands),
            ("all_heard", all ? 1 : 0),
            ("send_ms", (sent - started) * 1000.0 / Stopwatch.Frequency),
            ("after_last_answer_ms", Stopwatch.GetElapsedTime(sent).TotalMilliseconds));
        await stop.CancelAsync();
        await Task.WhenAll(watching);
        foreach (var channel in channels)
        {
            channel.Dispose();
        }
    }

    private static Task<(double PerSecond, Latencies Latencies)> WriteAsync(Courses courses) =>
        Load.RunAsync(Callers, Seconds, (caller, n) => courses.RecordMoodAsync(((n * Callers) + caller) % LiveCourses, n));

    private static async Task EachAsync(RpcChannel admin, Func<string, Task> act)
    {
        foreach (var projection in (await admin.UnaryAsync(List, new ListProjectionsRequest())).Projections)
        {
            await act(projection.Name);
        }
    }

    private static RpcMethod<TRequest, TResponse> Method<TRequest, TResponse>(string name)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>, new()
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new() =>
        RpcMethod.Find<TRequest, TResponse>(ProjectionServiceReflection.Descriptor, "ProjectionService", name);

    private bool Wanted(string name) => only.Count == 0 || only.Contains(name);
}
