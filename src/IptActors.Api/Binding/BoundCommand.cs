using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Api.Binding;

/// <summary>A request in the terms of the domain.</summary>
/// <param name="Course">The course it is for.</param>
/// <param name="RequestId">The client's UUID; <see cref="Guid.Empty"/> when it could not be read.</param>
/// <param name="ExpectedVersion">Version the caller believes the course to be at; null when it does not say.</param>
/// <param name="OccurredAt">When it happened, not after now; null for now.</param>
/// <param name="Overrides">Rules set aside.</param>
/// <param name="Command">What is asked. With violations: as far as it could be read.</param>
/// <param name="Violations">Every field that is wrong; empty when the command can be carried out.</param>
internal sealed record BoundCommand(
    CourseKey Course,
    Guid RequestId,
    long? ExpectedVersion,
    DateTimeOffset? OccurredAt,
    RuleOverrides Overrides,
    CourseCommand Command,
    IReadOnlyList<FieldViolation> Violations);
