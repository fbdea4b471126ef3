using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;

namespace IptActors.Domain.ExpectedCourses;

/// <summary>
/// The trials of a measure as one group, weighted by clients. Whole numbers throughout, so that the same data give the same signal
/// on every machine.
/// </summary>
/// <param name="FirstMean">Mean before treatment, in hundredths of a point.</param>
/// <param name="FirstSd">Standard deviation before, in hundredths.</param>
/// <param name="LastMean">Mean after, in hundredths.</param>
/// <param name="LastSd">Standard deviation after, in hundredths.</param>
public sealed record PooledTrials(int FirstMean, int FirstSd, int LastMean, int LastSd)
{
    /// <summary>What is left of the first score at the end, in thousandths: last mean by first mean.</summary>
    public int RemainingPerMille => new Share(LastMean, FirstMean).PerMille!.Value;

    /// <summary>
    /// Standard deviation of the last score around what the first lets expect, in hundredths: that of the last scores,
    /// narrowed by the correlation r of first and last to <c>SD · √(1 − r²)</c>.
    /// </summary>
    /// <param name="correlationPerMille">r in thousandths.</param>
    public int ResidualSd(int correlationPerMille) =>
        (int)WholeRoot.Of((long)LastSd * LastSd * (1_000_000 - ((long)correlationPerMille * correlationPerMille)) / 1_000_000);

    /// <summary>The pool of a measure. Means are weighted by clients; standard deviations are pooled by their squares.</summary>
    public static PooledTrials Of(ExpectedMeasure measure)
    {
        long clients = measure.Trials.Sum(trial => (long)(trial.Clients ?? 1));
        return new PooledTrials(
            Mean(trial => trial.FirstMean),
            Spread(trial => trial.FirstSd),
            Mean(trial => trial.LastMean),
            Spread(trial => trial.LastSd));

        int Mean(Func<TrialGroup, int> of) => Rounded(measure.Trials.Sum(trial => (trial.Clients ?? 1) * (long)of(trial)), clients);
        int Spread(Func<TrialGroup, int> of) => (int)WholeRoot.Of(measure.Trials.Sum(trial => (trial.Clients ?? 1) * (long)of(trial) * of(trial)) / clients);
    }

    private static int Rounded(long sum, long count) => (int)(((2 * sum) + count) / (2 * count));
}
