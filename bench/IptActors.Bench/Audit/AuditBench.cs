using System.Diagnostics;
using System.Globalization;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Verifying;
using IptActors.Postgres.Verifying;

namespace IptActors.Bench.Audit;

/// <summary>What proof costs: keeping the tree, proving one event, and verifying everything, with a million events stored.</summary>
/// <param name="root">Folder of the repository.</param>
/// <param name="report">Gets the figures.</param>
/// <param name="cases">Cases to run; all when empty.</param>
internal sealed class AuditBench(string root, Report report, IReadOnlyCollection<string> cases)
{
    // Sixty events each: a million with what is set when nobody says otherwise.
    private static readonly int Courses = int.Parse(Environment.GetEnvironmentVariable("IPT_BENCH_COURSES") ?? "16700", CultureInfo.InvariantCulture);

    private const int Proofs = 5_000;
    private const int VerifiedCourses = 500;
    private const int ReplayedCourses = 2_000;
    private const int LooksBack = 3_000;

    /// <summary>Runs the cases.</summary>
    public async Task RunAsync()
    {
        await using var log = new StoredLog();
        var kept = await log.FillAsync(root, Courses);
        report.Add("keep", ("events", log.Events), ("events_per_s", log.Events / kept.TotalSeconds));
        if (Wants("verify"))
        {
            await VerifyAsync(log);
        }

        if (Wants("inclusion"))
        {
            await InclusionAsync(log);
        }

        if (Wants("course"))
        {
            await CourseAsync(log);
        }

        if (Wants("replay"))
        {
            await ReplayAsync(log);
        }

        if (Wants("as-of"))
        {
            await AsOfAsync(log);
        }
    }

    private bool Wants(string name) => cases.Count == 0 || cases.Contains(name);

    private async Task VerifyAsync(StoredLog log)
    {
        var origin = (await log.Log.FindOriginAsync(default))!;
        var trust = new Trust(log.Keeper.KeysOf(origin), []);
        report.Add("plain COPY of the same rows", ("events", log.Events), ("events_per_s", log.Events / await PlainCopyAsync(log)));
        for (var round = 1; round <= 2; round++)
        {
            var busy = Process.GetCurrentProcess().TotalProcessorTime;
            using var memory = new ResidentMemory();
            var started = Stopwatch.GetTimestamp();
            var found = (await new DatabaseVerifier(log.Database.DataSource).VerifyAsync(trust, withListing: false, default))[0];
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            busy = Process.GetCurrentProcess().TotalProcessorTime - busy;
            if (!found.IsSound || found.Covered != log.Events)
            {
                throw new InvalidOperationException($"The log was expected to hold: {(found.Faults.Count > 0 ? found.Faults[0] : null)}, {found.Covered} of {log.Events} signed.");
            }

            report.Add($"verify, round {round}", ("events", found.Entries), ("events_per_s", found.Entries / seconds), ("client_us_per_event", busy.TotalMicroseconds / found.Entries), ("resident_first_half_mib", memory.LargestOfFirstHalf), ("resident_second_half_mib", memory.LargestOfSecondHalf));
        }
    }

    // What PostgreSQL alone needs to send the rows, and so what no check of them can be faster than.
    private static async Task<double> PlainCopyAsync(StoredLog log)
    {
        await using var connection = await log.Database.DataSource.OpenConnectionAsync();
        var started = Stopwatch.GetTimestamp();
        await using var copy = await connection.BeginRawBinaryCopyAsync("copy (select * from ipt.mt_events order by seq_id) to stdout (format binary)");
        var buffer = new byte[1 << 16];
        while (await copy.ReadAsync(buffer.AsMemory(), default) > 0)
        {
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task InclusionAsync(StoredLog log)
    {
        var random = new Random(7);
        var latencies = new Latencies();
        var newest = (await log.Log.Store.FindLatestAsync(default))!;
        for (var number = 0; number < Proofs + 200; number++)
        {
            var position = random.NextInt64(1, log.Events + 1);
            var started = Stopwatch.GetTimestamp();
            var entry = await log.Log.FindEntryAsync(position, default);
            var checkpoint = await log.Log.CoverAsync(position, default);
            var proof = await log.Log.ProveAsync(entry!.Position, checkpoint!.Size, default);
            if (number >= 200)
            {
                latencies.Add(started);
            }

            if (proof is null || checkpoint.Size != newest.Size)
            {
                throw new InvalidOperationException($"Position {position} was expected to be in the tree.");
            }
        }

        report.Add("inclusion proof", ("events", log.Events), ("p50_ms", latencies.Percentile(0.5)), ("p99_ms", latencies.Percentile(0.99)));
    }

    // One reader, course by course, each event with the course after it and its chain checked.
    private async Task ReplayAsync(StoredLog log)
    {
        var history = new CourseHistory(log.Journal, EventCodec.Default);
        await ReplayAsync(log, history, ReplayedCourses / 10);
        var started = Stopwatch.GetTimestamp();
        var events = await ReplayAsync(log, history, ReplayedCourses);
        report.Add("replay with states", ("courses", ReplayedCourses), ("events_per_s", events / Stopwatch.GetElapsedTime(started).TotalSeconds));
    }

    private static async Task<long> ReplayAsync(StoredLog log, CourseHistory history, int courses)
    {
        var events = 0L;
        for (var number = 0; number < courses; number++)
        {
            await foreach (var step in history.ReplayAsync(log.CourseOf(number)))
            {
                events += step.After.ChainBreak is null ? 1 : throw new InvalidOperationException($"The chain of {step.Record.Stored.Course} was expected to hold.");
            }
        }

        return events;
    }

    private async Task AsOfAsync(StoredLog log)
    {
        var history = new CourseHistory(log.Journal, EventCodec.Default);
        var random = new Random(7);
        var latencies = new Latencies();
        for (var number = 0; number < LooksBack + 200; number++)
        {
            var (course, version) = (log.CourseOf(random.Next(Courses)), random.Next(1, 61));
            var started = Stopwatch.GetTimestamp();
            var found = await history.FoldAsync(course, new AsOf.Version(version), default);
            if (number >= 200)
            {
                latencies.Add(started);
            }

            if (found.Version != Math.Min(version, log.EventsOfCourse) || found.ChainBreak is not null)
            {
                throw new InvalidOperationException($"{course} was expected at version {version}, found {found.Version}.");
            }
        }

        report.Add("a course of 60 events as of a version", ("events", log.Events), ("p50_ms", latencies.Percentile(0.5)), ("p99_ms", latencies.Percentile(0.99)));
    }

    private async Task CourseAsync(StoredLog log)
    {
        var verifier = new CourseVerifier(log.Journal, log.Log);
        var latencies = new Latencies();
        foreach (var course in (await log.Journal.ReadAllAsync(0, VerifiedCourses * 60, default)).Select(stored => stored.Course).Distinct().Take(VerifiedCourses))
        {
            var started = Stopwatch.GetTimestamp();
            if ((await verifier.VerifyAsync(course, 60, default)).Fault is { } fault)
            {
                throw new InvalidOperationException($"{course} was expected to hold: {fault}.");
            }

            latencies.Add(started);
        }

        report.Add("verify a course of 60 events", ("courses", latencies.Count), ("p50_ms", latencies.Percentile(0.5)), ("p99_ms", latencies.Percentile(0.99)));
    }
}
