using IptActors.Domain.Catalog;

namespace IptActors.Domain.Measures.Scoring;

/// <summary>
/// Social Rhythm Metric: how regularly daily events happen. Each subscale is an event, its items are days, scores are minutes since the
/// start of the day.
/// </summary>
internal static class RhythmScorer
{
    /// <summary>Hits divided by eligible events in total units; null when no event happened often enough.</summary>
    /// <exception cref="InvalidOperationException">The measure has no rhythm rule, which the checks of the catalog prevent.</exception>
    public static int? Total(Measure measure, AnswerSheet sheet)
    {
        var rule = measure.Total.Rhythm ?? throw new InvalidOperationException($"Measure {measure.Code} has a rhythm total without a rhythm rule.");
        var events = measure.Subscales
            .Select(s => s.Items.Select(i => sheet[i]).OfType<int>().ToList())
            .Where(times => times.Count >= rule.MinOccurrences)
            .ToList();
        return events.Count == 0
            ? null
            : Ratio.Divide((long)events.Sum(times => Hits(times, rule)) * measure.Total.Scale, events.Count, measure.Total.Rounding);
    }

    // Habitual time = sum / count of what is no outlier; |time - habitual| <= window becomes |count * time - sum| <= window * count.
    private static int Hits(List<int> times, RhythmRule rule)
    {
        var usual = times.Where(t => !IsOutlier(t, times, rule)).ToList();
        var sum = usual.Sum();
        return times.Count(t => Math.Abs(((long)usual.Count * t) - sum) <= (long)rule.WindowMinutes * usual.Count);
    }

    // |time - mean| > k * sd, squared and multiplied out so that it stays in whole numbers:
    // mean = S/n, sd^2 = (n*Q - S^2) / (n * (n - 1)) with Q the sum of squares, k in thousandths.
    private static bool IsOutlier(int time, List<int> times, RhythmRule rule)
    {
        Int128 n = times.Count;
        Int128 sum = times.Sum();
        Int128 squares = times.Sum(t => (long)t * t);
        Int128 k = rule.OutlierPerMilleSd;
        var distance = (n * time) - sum;
        return distance * distance * 1_000_000 * (n - 1) > k * k * n * ((n * squares) - (sum * sum));
    }
}
