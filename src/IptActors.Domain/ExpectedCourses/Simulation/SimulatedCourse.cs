namespace IptActors.Domain.ExpectedCourses.Simulation;

/// <summary>The scores of one simulated course.</summary>
/// <param name="Scores">Totals in 1/scale by session, from session 1.</param>
internal sealed record SimulatedCourse(IReadOnlyList<int> Scores)
{
    /// <summary>The first score.</summary>
    public int First => Scores[0];

    /// <summary>The last score.</summary>
    public int Last => Scores[^1];
}
