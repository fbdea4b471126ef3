namespace IptActors.Engine.Projections.GoalProgress;

/// <summary>A rating as it is remembered: the state of the course keeps the last one alone.</summary>
/// <param name="Version">Version of the event.</param>
/// <param name="Goal">Number of the goal.</param>
/// <param name="RatedAt">When it was rated (UTC).</param>
/// <param name="Value">The value.</param>
/// <param name="Achievement">Code of the list <c>goal_achievement</c>.</param>
public sealed record GoalRating(long Version, int Goal, DateTimeOffset RatedAt, int Value, string Achievement);
