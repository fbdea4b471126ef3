using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Goals;

/// <summary>What happened with goals.</summary>
public abstract record GoalEvent : CourseEvent
{
    private protected GoalEvent()
    {
    }
}

/// <summary>A goal was set.</summary>
/// <param name="Goal">Its ordinal, from 1.</param>
/// <param name="Text">The goal in the client's words.</param>
/// <param name="ProblemArea">Code of the problem area; null for a goal outside the focus.</param>
/// <param name="RelatedPerson">Ordinal of a person of the inventory; null for none.</param>
/// <param name="Measure">Code of the list <c>goal_measure</c>.</param>
/// <param name="Baseline">Value at the start; null when not rated yet.</param>
/// <param name="Target">Value at which it is reached.</param>
/// <param name="DueSession">Number of the session by which it should be reached; null for none.</param>
/// <param name="Status">Code of the list <c>goal_status</c>.</param>
public sealed record GoalSet(
    int Goal,
    ProtectedText Text,
    string? ProblemArea,
    int? RelatedPerson,
    string Measure,
    int? Baseline,
    int Target,
    int? DueSession,
    string Status) : GoalEvent;

/// <summary>The progress of a goal was rated.</summary>
/// <param name="Goal">Ordinal of the goal.</param>
/// <param name="Value">Value on its measure.</param>
/// <param name="Achievement">Code of the list <c>goal_achievement</c>.</param>
/// <param name="Computed">Whether the achievement follows from the values; false: it is the therapist's view.</param>
/// <param name="Note">What it rests on.</param>
public sealed record GoalRated(int Goal, int Value, string Achievement, bool Computed, ProtectedText? Note) : GoalEvent;

/// <summary>The status of a goal changed.</summary>
/// <param name="Goal">Ordinal of the goal.</param>
/// <param name="From">Status before.</param>
/// <param name="Status">Status now.</param>
/// <param name="Reason">Why; null when not given.</param>
public sealed record GoalStatusChanged(int Goal, string From, string Status, ProtectedText? Reason) : GoalEvent;

/// <summary>A goal was assigned to a problem area and a person.</summary>
/// <param name="Goal">Ordinal of the goal.</param>
/// <param name="ProblemArea">Code of the problem area; null for none.</param>
/// <param name="RelatedPerson">Ordinal of a person of the inventory; null for none.</param>
public sealed record GoalLinked(int Goal, string? ProblemArea, int? RelatedPerson) : GoalEvent;
