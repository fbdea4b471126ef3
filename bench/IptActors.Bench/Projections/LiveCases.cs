using System.Diagnostics;
using IptActors.Contracts.V1;
using IptActors.Rpc.Client;

namespace IptActors.Bench.Projections;

/// <summary>Projections while commands come.</summary>
internal sealed class LiveCases(Report report, Courses courses, int count, RpcChannel channel, RpcChannel admin)
{
    private const int Callers = 64;
    private const int Observers = 8;
    private const double Seconds = 8;

    // The last is what the goal speaks of; the others say what the delay is where the machine has some rest left.
    private static readonly int[] OfferedPerSecond = [1_000, 2_500, 5_000];

    /// <summary>
    /// From the answer of a command to the answer of a query that holds it, at steady rates: callers send by the clock, and as fast as they can
    /// where they fall behind it. Some of them ask for the course after each fifth command.
    /// </summary>
    public async Task DelayAsync()
    {
        foreach (var offered in OfferedPerSecond)
        {
            await DelayAsync(offered);
            await ProjectionApi.CaughtUpAsync(admin);
        }
    }

    private async Task DelayAsync(int offered)
    {
        var delays = new Latencies[Observers];
        for (var n = 0; n < Observers; n++)
        {
            delays[n] = new Latencies();
        }

        var began = Stopwatch.GetTimestamp();
        var (commands, _) = await Load.RunAsync(Callers, Seconds, async (caller, n) =>
        {
            await UntilAsync(began, ((n * Callers) + caller) / (double)offered);
            var course = ((n * Callers) + caller) % count;
            var position = await courses.RecordMoodPositionAsync(course, n);
            if (caller < Observers && n % 5 == 0 && Stopwatch.GetElapsedTime(began).TotalSeconds > Seconds * (Load.Lasts - 1))
            {
                var answered = Stopwatch.GetTimestamp();
                await channel.UnaryAsync(ProjectionApi.Summary, new GetCourseSummaryRequest { Course = Courses.Name(course), MinPosition = position });
                delays[caller].Add(answered);
            }
        });
        var all = new Latencies();
        foreach (var delay in delays)
        {
            all.Add(delay);
        }

        report.Add(
            $"delay, {offered} commands/s offered",
            ("commands_per_s", commands),
            ("asked", all.Count),
            ("p50_ms", all.Percentile(0.5)),
            ("p99_ms", all.Percentile(0.99)));
    }

    /// <summary>Commands as fast as they go, with projections and without, by turns.</summary>
    public async Task RatioAsync()
    {
        var (with, without, behind) = (0.0, 0.0, 0L);
        for (var turn = 0; turn < 2; turn++)
        {
            with += await WriteAsync();
            behind = Math.Max(behind, await ProjectionApi.LagAsync(admin));
            await ProjectionApi.CaughtUpAsync(admin);
            await ProjectionApi.PauseAsync(admin);
            without += await WriteAsync();
            await ProjectionApi.ResumeAsync(admin);
            await ProjectionApi.CaughtUpAsync(admin);
        }

        report.Add("ratio", ("commands_per_s_live", with / 2), ("commands_per_s_paused", without / 2), ("ratio", with / without), ("events_behind_at_the_end", behind));
    }

    private async Task<double> WriteAsync() =>
        (await Load.RunAsync(Callers, Seconds, (caller, n) => courses.RecordMoodAsync(((n * Callers) + caller) % count, n))).PerSecond;

    private static async Task UntilAsync(long began, double seconds)
    {
        var left = seconds - Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (left > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(left));
        }
    }
}
