namespace IptActors.Engine.Projections.Rebuilding;

/// <summary>What a rebuild does.</summary>
public enum RebuildState
{
    /// <summary>Fills the shadow copy, follows, or compares.</summary>
    Running,

    /// <summary>Compared and switched.</summary>
    Switched,

    /// <summary>Given up on request; the live rows are untouched.</summary>
    Cancelled,

    /// <summary>Failed; the live rows are untouched.</summary>
    Failed,
}

/// <summary>A rebuild and how far it is.</summary>
/// <param name="State">What it does.</param>
/// <param name="Events">Events folded so far.</param>
/// <param name="Target">The head when it began.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="EndedAt">When it ended; null while it runs.</param>
/// <param name="EventsPerSecond">Events folded each second so far.</param>
/// <param name="Comparison">How live and new rows compared at one position; null before, and when the live projection did not run.</param>
/// <param name="Problem">Why it failed, or what keeps a running one from its switch, without personal data; null when nothing does.</param>
public sealed record RebuildStatus(
    RebuildState State,
    long Events,
    long Target,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    long EventsPerSecond,
    RowComparison? Comparison,
    string? Problem);

/// <summary>How the live rows and the new rows compared at the same position.</summary>
/// <param name="Position">That position.</param>
/// <param name="DifferingRows">Rows that are in one and not the same in the other.</param>
/// <param name="LiveHash">Hash over all live rows, whatever their order; lower-case hexadecimal.</param>
/// <param name="ShadowHash">Hash over all new rows.</param>
public sealed record RowComparison(long Position, long DifferingRows, string LiveHash, string ShadowHash);
