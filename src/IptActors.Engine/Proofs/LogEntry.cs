using IptActors.Domain.Values;

namespace IptActors.Engine.Proofs;

/// <summary>One entry of a log, as its leaf says it.</summary>
/// <param name="Position">Place in the log.</param>
/// <param name="Clinic">Id of the clinic it belongs to: nobody of another clinic is shown it.</param>
/// <param name="Course">The course it is about; null when it is not about one.</param>
/// <param name="Content">What its leaf is the hash of.</param>
public sealed record LogEntry(long Position, string Clinic, CourseKey? Course, string Content);
