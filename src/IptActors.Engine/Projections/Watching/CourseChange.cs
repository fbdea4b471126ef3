using IptActors.Domain.Values;
using IptActors.Engine.Projections.CourseSummaries;

namespace IptActors.Engine.Projections.Watching;

/// <summary>Something that happened in a course, once the course summary holds it.</summary>
/// <param name="Position">Place of the event among all events.</param>
/// <param name="Course">The course.</param>
/// <param name="Version">Version of the event in the course.</param>
/// <param name="Type">Stored name of the event.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Summary">The course as the summary has it when the change is told; it may hold later events.</param>
public sealed record CourseChange(long Position, CourseKey Course, long Version, string Type, DateTimeOffset RecordedAt, CourseSummaryRow Summary);
