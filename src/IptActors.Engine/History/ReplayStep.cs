namespace IptActors.Engine.History;

/// <summary>One event of a replay.</summary>
/// <param name="Record">The event.</param>
/// <param name="Before">The course before it.</param>
/// <param name="After">The course after it; its <see cref="CourseSnapshot.ChainBreak"/> tells of this event and all before it.</param>
public sealed record ReplayStep(CourseEventRecord Record, CourseSnapshot Before, CourseSnapshot After);
