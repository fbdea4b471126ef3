using IptActors.Domain.Catalog;

namespace IptActors.Domain.ExpectedCourses.Simulation;

/// <summary>
/// Simulates courses that begin at caseness and end like those of the trials. The way between is not the curve of the rules: each course
/// goes one of several ways at random, so that the rules are not tried on what they assume.
/// </summary>
internal sealed class CourseSimulator(ExpectedCourseRuleSet rules, Measure measure)
{
    // Ways from first to last score, values in thousandths of the whole change at quarters of the course: quick, steady, late, by a sudden gain.
    private static readonly IReadOnlyList<CurvePoint>[] Ways =
    [
        Way(500, 750, 900),
        Way(350, 600, 820),
        Way(250, 500, 750),
        Way(100, 250, 600),
        Way(50, 900, 950),
    ];

    private readonly PooledTrials _pool = PooledTrials.Of(rules.For(measure.Code)!);

    /// <summary>The courses of a trial run: the same for the same rule set.</summary>
    public IEnumerable<SimulatedCourse> Run()
    {
        var scatter = new Scatter((ulong)rules.TrialRun.Seed);
        for (var i = 0; i < rules.TrialRun.Courses; i++)
        {
            yield return Course(scatter);
        }
    }

    private SimulatedCourse Course(Scatter scatter)
    {
        var correlation = rules.CorrelationPerMille;
        int first;
        int shared;
        do
        {
            shared = scatter.Normal();
            first = Hundredths(_pool.FirstMean, _pool.FirstSd, shared);
        }
        while (!AtCaseness(Total(first)));

        var own = scatter.Normal();
        var deviation = ((long)correlation * shared / 1000) + (WholeRoot.Of(1_000_000 - ((long)correlation * correlation)) * own / 1000);
        var last = Math.Max(0, Hundredths(_pool.LastMean, _pool.LastSd, (int)deviation));
        var way = Ways[scatter.Even(Ways.Length)];
        var sessions = rules.TrialRun.Sessions;
        var noise = (long)_pool.FirstSd * rules.TrialRun.NoisePerMille / 1000;
        var scores = new int[sessions];
        for (var session = 0; session < sessions; session++)
        {
            var done = way.ValueAt(1000 * session / (sessions - 1));
            var course = first + ((long)(last - first) * done / 1000);

            // First and last scores are drawn with their scatter in them.
            var scattered = session == 0 || session == sessions - 1 ? course : course + (noise * scatter.Normal() / 1000);
            scores[session] = Total(scattered);
        }

        return new SimulatedCourse(scores);
    }

    private bool AtCaseness(int total) => measure.DefaultCutOff is not { } cutOff || cutOff.Operator.Holds(total, cutOff.Value);

    private static int Hundredths(int mean, int sd, int deviationPerMille) => mean + (int)((long)sd * deviationPerMille / 1000);

    private int Total(long hundredths) => (int)Math.Clamp(((Math.Max(0, hundredths) * measure.Total.Scale) + 50) / 100, measure.Total.Min, measure.Total.Max);

    private static CurvePoint[] Way(int quarter, int half, int threeQuarters) =>
        [new(0, 0), new(250, quarter), new(500, half), new(750, threeQuarters), new(1000, 1000)];
}
