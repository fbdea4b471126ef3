using IptActors.Domain.Values;

namespace IptActors.Engine.Journal;

/// <summary>Which events to look for. What is null or empty does not restrict.</summary>
/// <param name="Clinic">The clinic they belong to.</param>
public sealed record EventQuery(ClinicId Clinic)
{
    /// <summary>Only of these stored types; empty for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Only of this course.</summary>
    public CourseId? Course { get; init; }

    /// <summary>Only by this subject of a token, or on behalf of this person.</summary>
    public string? Person { get; init; }

    /// <summary>Only recorded at this moment or later (UTC).</summary>
    public DateTimeOffset? RecordedFrom { get; init; }

    /// <summary>Only recorded before this moment (UTC).</summary>
    public DateTimeOffset? RecordedUntil { get; init; }

    /// <summary>Only happened at this moment or later (UTC).</summary>
    public DateTimeOffset? OccurredFrom { get; init; }

    /// <summary>Only happened before this moment (UTC).</summary>
    public DateTimeOffset? OccurredUntil { get; init; }

    /// <summary>Only at a greater position: where the page before ended. 0 from the start.</summary>
    public long AfterPosition { get; init; }

    /// <summary>At most so many; 1 to 1000.</summary>
    public int Limit { get; init; } = 50;
}
