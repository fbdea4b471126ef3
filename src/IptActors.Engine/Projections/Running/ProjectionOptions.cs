namespace IptActors.Engine.Projections.Running;

/// <summary>How projections are run.</summary>
public sealed record ProjectionOptions
{
    /// <summary>Events that are folded and committed together at most. Default 1000.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>
    /// Least time between the beginnings of two batches that do not fill <see cref="BatchSize"/>, so that events gather under load. An
    /// event that comes after a rest is folded at once. Default 20 ms.
    /// </summary>
    public TimeSpan GatheringPause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Courses kept folded in memory, with their rows, by each group of projections. Default 4000, of some ten kilobytes each.</summary>
    public int CoursesInMemory { get; init; } = 4_000;

    /// <summary>How often pauses and requests of other processes are looked for, and how soon another process takes over. Default 1 s.</summary>
    public TimeSpan ControlInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Age of the oldest event not yet folded from which a projection counts as stalled. Default 8 s, so that health tells within 10 s.</summary>
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Events behind the head from which a new projection is built course by course, as a rebuild is, instead of following. Default 20 000.</summary>
    public long BuildBeyond { get; init; } = 20_000;
}
