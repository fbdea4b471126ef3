using System.Diagnostics;
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
    private const int Courses = 16_700;
    private const int Proofs = 5_000;
    private const int VerifiedCourses = 500;

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
    }

    private bool Wants(string name) => cases.Count == 0 || cases.Contains(name);

    private async Task VerifyAsync(StoredLog log)
    {
        var origin = (await log.Log.FindOriginAsync(default))!;
        var trust = new Trust(log.Keeper.KeysOf(origin), []);
        for (var round = 1; round <= 2; round++)
        {
            GC.Collect();
            var (memory, largest) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
            using var sampling = new Timer(_ => largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 50);
            var started = Stopwatch.GetTimestamp();
            var found = (await new DatabaseVerifier(log.Database.DataSource).VerifyAsync(trust, withListing: false, default))[0];
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (!found.IsSound || found.Covered != log.Events)
            {
                throw new InvalidOperationException($"The log was expected to hold: {(found.Faults.Count > 0 ? found.Faults[0] : null)}, {found.Covered} of {log.Events} signed.");
            }

            report.Add($"verify, round {round}", ("events", found.Entries), ("events_per_s", found.Entries / seconds), ("managed_growth_mib", Math.Max(0, largest - memory) / 1048576.0));
        }
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
