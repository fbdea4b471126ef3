using IptActors.Domain.Values;

namespace IptActors.Engine.Emergencies;

/// <summary>An emergency access that waits for its review; the rest of it is in the course.</summary>
/// <param name="Position">Place of the event that opened it among all events.</param>
/// <param name="Course">The course.</param>
/// <param name="Emergency">Number of the access in the course.</param>
public sealed record OpenEmergencyReview(long Position, CourseKey Course, int Emergency);
