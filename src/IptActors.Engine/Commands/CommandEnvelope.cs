using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Engine.Commands;

/// <summary>A command with everything that is known of the request that brought it.</summary>
public sealed record CommandEnvelope
{
    /// <summary>UUID made by the client. The same id on the same course gets the first answer for ever.</summary>
    /// <remarks>A command that recorded nothing because it was already in effect is not remembered: a retry of it is decided again.</remarks>
    public required Guid RequestId { get; init; }

    /// <summary>Fingerprint of the request, so that a second use of the id for something else is noticed.</summary>
    public required RequestHash RequestHash { get; init; }

    /// <summary>What is asked of the course.</summary>
    public required CourseCommand Command { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Version that the caller believes the course to be at; null accepts any.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>When it happened, for entries made late; null means now. Later than now is refused as a wrong field <c>occurred_at</c>.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Rules set aside by the clinician, with the reason.</summary>
    public RuleOverrides Overrides { get; init; } = RuleOverrides.None;

    /// <summary>Why the entry is made, where a reason is asked for (a correction); recorded in the envelope. Null when none was given.</summary>
    public ProtectedText? Reason { get; init; }

    /// <summary>What the command belongs to; null when the caller did not say.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What caused the command; null when the caller did not say.</summary>
    public string? CausationId { get; init; }
}
