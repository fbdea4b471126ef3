using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rebuilding;

namespace IptActors.Engine.Projections.Storing;

/// <summary>How a projection stands, as the store has it: the same for every process.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Version of its fold and its rows.</param>
/// <param name="Position">Its rows hold all events up to here; 0 before the first.</param>
/// <param name="UpdatedAt">When the position last moved (UTC); null before.</param>
/// <param name="Paused">Whether an admin stopped it.</param>
/// <param name="Failed">The event that it could not fold; null when none stops it.</param>
/// <param name="RebuildRequested">Whether a rebuild is asked for or under way.</param>
/// <param name="Rebuild">The last rebuild; null when there was none.</param>
public sealed record ProjectionStatus(
    string Name,
    int Version,
    long Position,
    DateTimeOffset? UpdatedAt,
    bool Paused,
    FailedEvent? Failed,
    bool RebuildRequested,
    RebuildStatus? Rebuild)
{
    /// <summary>Whether the runner is to advance it.</summary>
    public bool Runs => !Paused && Failed is null;
}
