using IptActors.Domain.Values;

namespace IptActors.Engine.Listings;

/// <summary>
/// One row of the list of courses: what is needed to find a course and to say who may see it. Written in the transaction of
/// the events that changed it, so a course can be found as soon as it is acknowledged.
/// </summary>
/// <param name="Course">The course.</param>
/// <param name="ExclusiveKey">Opaque key that only one course of a clinic may hold at a time: client and service of an active course (rule R14). Null when the course is closed or the clinic allows several.</param>
/// <param name="Service">The service that treats.</param>
/// <param name="Protocol">Code of the protocol.</param>
/// <param name="Phase">Code of the phase.</param>
/// <param name="Suspended">Whether the course is suspended.</param>
/// <param name="Therapist">Id of the treating therapist; null while none is assigned.</param>
/// <param name="Supervisor">Id of the supervisor; null when there is none.</param>
/// <param name="OpenedAt">When the course was opened (recorded, UTC).</param>
/// <param name="UpdatedAt">When this row last changed (recorded, UTC).</param>
public sealed record CourseListing(
    CourseKey Course,
    string? ExclusiveKey,
    string Service,
    string Protocol,
    string Phase,
    bool Suspended,
    string? Therapist,
    string? Supervisor,
    DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt);
