using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;

namespace IptActors.Engine.Codec;

/// <summary>
/// Every kind of event with its stored name and the number of its shape. Written by hand, by feature: a name is for ever, so
/// it is not derived from a class that somebody may rename. A test holds it complete.
/// </summary>
public static class EventTypes
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<EventType> All { get; } =
    [
        // Courses
        EventType.Of<FindingRaised>("finding_raised"),
        EventType.Of<RuleOverridden>("rule_overridden"),

        // Referrals
        EventType.Of<CourseOpened>("course_opened"),

        // Phases
        EventType.Of<PhaseAdvanced>("phase_advanced"),
    ];
}
