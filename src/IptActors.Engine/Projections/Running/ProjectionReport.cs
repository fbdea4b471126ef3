using IptActors.Engine.Projections.Storing;

namespace IptActors.Engine.Projections.Running;

/// <summary>All projections at one moment.</summary>
/// <param name="Head">Position of the last committed event, read from the journal.</param>
/// <param name="RunsHere">Whether this process runs them.</param>
/// <param name="Projections">How each stands.</param>
public sealed record ProjectionsReport(long Head, bool RunsHere, IReadOnlyList<ProjectionReport> Projections);

/// <summary>How a projection stands.</summary>
/// <param name="Projection">Which.</param>
/// <param name="Status">As the store has it.</param>
/// <param name="LagEvents">Positions between its rows and the head; events at most.</param>
/// <param name="LagTime">Age of the oldest event that is not in its rows; zero when all are.</param>
/// <param name="Led">Whether any process runs projections.</param>
/// <param name="StallAfter">Age from which it counts as stalled.</param>
public sealed record ProjectionReport(Projection Projection, ProjectionStatus Status, long LagEvents, TimeSpan LagTime, bool Led, TimeSpan StallAfter)
{
    /// <summary>Why it is not as it should be, without personal data; null when it is.</summary>
    public string? Problem =>
        Status.Failed is { } failed ? $"Stopped before position {failed.Position}: event {failed.EventId} ({failed.Type}) cannot be folded ({failed.Error}). Mend it, then resume or rebuild."
        : Status.Paused ? "Paused by an admin. Resume it."
        : LagTime < StallAfter ? null
        : Led ? $"Stalled: the oldest event that is not in its rows is {LagTime.TotalSeconds:0} s old."
        : $"No process runs projections; the oldest event that is not in its rows is {LagTime.TotalSeconds:0} s old.";

    /// <summary>Whether it is as it should be. One that is paused is not: its rows grow old.</summary>
    public bool Healthy => Problem is null;

    /// <summary>Whether somebody must look: it failed or stalls, and nobody wanted it so.</summary>
    public bool Alarming => !Healthy && !(Status is { Paused: true, Failed: null });
}
