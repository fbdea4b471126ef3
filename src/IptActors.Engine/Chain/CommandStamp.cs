using IptActors.Domain.Values;
using IptActors.Engine.Commands;

namespace IptActors.Engine.Chain;

/// <summary>What the envelopes of all events of one command have in common.</summary>
/// <param name="Course">The course.</param>
/// <param name="RecordedAt">When they are recorded (UTC, whole microseconds); never before the event before.</param>
/// <param name="OccurredAt">When it happened (UTC, whole microseconds); not after <paramref name="RecordedAt"/>.</param>
/// <param name="Actor">Subject of the token.</param>
/// <param name="Role">The role in which it is done.</param>
/// <param name="OnBehalfOf">The person for whom a clinic system acts; null when none.</param>
/// <param name="Reason">Why the entry is made; null when no reason was given.</param>
/// <param name="RequestId">The request that brought the command.</param>
/// <param name="RequestHash">Fingerprint of that request.</param>
/// <param name="CorrelationId">What the command belongs to; null when the caller did not say.</param>
/// <param name="CausationId">What caused the command; null when the caller did not say.</param>
public sealed record CommandStamp(
    CourseKey Course,
    DateTimeOffset RecordedAt,
    DateTimeOffset OccurredAt,
    string Actor,
    string Role,
    string? OnBehalfOf,
    ProtectedText? Reason,
    Guid RequestId,
    RequestHash RequestHash,
    string? CorrelationId,
    string? CausationId);
