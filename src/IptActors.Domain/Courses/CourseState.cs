using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>
/// A course as its events tell it: what deciders read and what the course's own page shows. Each feature keeps its own part
/// in its own folder. Immutable all the way down.
/// </summary>
public sealed record CourseState
{
    private CourseState()
    {
    }

    /// <summary>The state before the first event.</summary>
    public static CourseState Unopened { get; } = new();

    /// <summary>Version of the last event folded in; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>When the last event was recorded (UTC).</summary>
    public DateTimeOffset LastRecordedAt { get; init; }

    /// <summary>The referral that opened the course; null before it was opened.</summary>
    public Referral? Referral { get; init; }

    /// <summary>Phase, suspension, closure.</summary>
    public Lifecycle Lifecycle { get; init; } = Lifecycle.Start;

    /// <summary>Warnings and overrides, in the order they were raised.</summary>
    public ValueList<Finding> Findings { get; init; } = [];
}
