using IptActors.Domain.Values;

namespace IptActors.Engine.AccessLog;

/// <summary>Which entries of one clinic to list, the newest first. Null members do not restrict.</summary>
/// <param name="Clinic">The clinic whose people asked.</param>
/// <param name="Course">Only what showed or refused this course.</param>
/// <param name="Person">Only what this person did: as the subject, or through a system on their behalf.</param>
/// <param name="From">Only from this moment on.</param>
/// <param name="Until">Only before this moment.</param>
/// <param name="Before">Only entries before this position: where the page before ended.</param>
/// <param name="Limit">At most so many, 1 to 1000.</param>
public sealed record AccessQuery(ClinicId Clinic, CourseId? Course, string? Person, DateTimeOffset? From, DateTimeOffset? Until, long? Before, int Limit);
