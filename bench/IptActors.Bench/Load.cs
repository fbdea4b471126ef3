using System.Diagnostics;

namespace IptActors.Bench;

/// <summary>Callers in closed loops: each sends the next call when the one before is answered.</summary>
internal static class Load
{
    /// <summary>How long a run lasts, as a multiple of its measured part.</summary>
    public const double Lasts = 1.25;

    /// <summary>Runs for a time and reports calls per second and latencies; the first fifth warms up and is not counted.</summary>
    /// <param name="callers">Concurrent callers.</param>
    /// <param name="seconds">Length of the measured part.</param>
    /// <param name="call">One call: caller, number of the call within the caller.</param>
    public static async Task<(double PerSecond, Latencies Latencies)> RunAsync(int callers, double seconds, Func<int, int, Task> call)
    {
        var warmUp = seconds * (Lasts - 1);
        var start = Stopwatch.GetTimestamp();
        var from = start + (long)(warmUp * Stopwatch.Frequency);
        var until = from + (long)(seconds * Stopwatch.Frequency);

        var measured = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var latencies = new Latencies();
            for (var n = 0; ; n++)
            {
                var startedAt = Stopwatch.GetTimestamp();
                if (startedAt >= until)
                {
                    return latencies;
                }

                await call(caller, n);
                if (startedAt >= from)
                {
                    latencies.Add(startedAt);
                }
            }
        })));

        var all = new Latencies();
        foreach (var latencies in measured)
        {
            all.Add(latencies);
        }

        return (all.Count / seconds, all);
    }
}
