using IptActors.Domain.Outcomes;
using IptActors.Domain.Values;

namespace IptActors.Domain.Goals;

/// <summary>A goal and how far it is.</summary>
/// <param name="Ordinal">Ordinal in the course, from 1.</param>
/// <param name="Text">The goal in the client's words.</param>
/// <param name="ProblemArea">Code of the problem area; null for a goal outside the focus.</param>
/// <param name="RelatedPerson">Ordinal of a person of the inventory; null for none.</param>
/// <param name="Measure">Code of the list <c>goal_measure</c>.</param>
/// <param name="Baseline">Value at the start; the first rating when none was given, null before it.</param>
/// <param name="Target">Value at which it is reached.</param>
/// <param name="Value">Latest value; null before the first rating.</param>
/// <param name="DueSession">Number of the session by which it should be reached; null for none.</param>
/// <param name="Status">Code of the list <c>goal_status</c>.</param>
/// <param name="Achievement">Code of the list <c>goal_achievement</c>; null before the first rating.</param>
public sealed record Goal(
    int Ordinal,
    ProtectedText Text,
    string? ProblemArea,
    int? RelatedPerson,
    string Measure,
    int? Baseline,
    int Target,
    int? Value,
    int? DueSession,
    string Status,
    string? Achievement)
{
    /// <summary>
    /// Share of the way from baseline to target in thousandths, 0 to 1000, a half rounded up; behind the baseline is 0, beyond the target 1000.
    /// Null before the first rating, and when baseline and target are the same.
    /// </summary>
    public int? ProgressPerMille => Baseline is { } from && Value is { } now && Target != from
        ? new Share(Math.Clamp((now - from) * Math.Sign(Target - from), 0, Math.Abs(Target - from)), Math.Abs(Target - from)).PerMille
        : null;

    /// <summary>Whether the goal is over: reached, given up, refused or entered by mistake.</summary>
    public bool Ended => Status is "completed" or "cancelled" or "rejected" or "entered-in-error";
}
