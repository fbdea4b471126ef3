using System.Diagnostics;

namespace IptActors.Bench;

/// <summary>Durations of many calls; percentiles are exact, over every call.</summary>
internal sealed class Latencies
{
    private readonly List<long> _ticks = [];

    public int Count => _ticks.Count;

    public void Add(long startedAt) => _ticks.Add(Stopwatch.GetTimestamp() - startedAt);

    public void Add(Latencies others) => _ticks.AddRange(others._ticks);

    /// <summary>The duration, in milliseconds, within which a share of the calls ended.</summary>
    public double Percentile(double share)
    {
        if (_ticks.Count == 0)
        {
            throw new InvalidOperationException("No call was measured.");
        }

        _ticks.Sort();
        var index = Math.Min(_ticks.Count - 1, (int)Math.Ceiling(share * _ticks.Count) - 1);
        return _ticks[Math.Max(0, index)] * 1000.0 / Stopwatch.Frequency;
    }
}
