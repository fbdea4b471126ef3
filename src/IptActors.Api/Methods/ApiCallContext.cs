using IptActors.Api.Access;
using IptActors.Api.AccessLog;
using IptActors.Engine.Commands;

namespace IptActors.Api.Methods;

/// <summary>What comes with a call besides its message. A host makes one for each call.</summary>
/// <param name="metadata">The value of a header of the call by its lower-case name; null when absent.</param>
public sealed class ApiCallContext(Func<string, string?> metadata)
{
    /// <summary>The header <c>authorization</c>.</summary>
    public string? Authorization => metadata("authorization");

    /// <summary>Why somebody reads: a code of the list <c>purpose_of_use</c>; null when not given.</summary>
    public string? PurposeOfUse => metadata("purpose-of-use");

    /// <summary>The person for whom a system acts; null when not given.</summary>
    public string? OnBehalfOf => metadata("on-behalf-of");

    /// <summary>The one role in which somebody with several wants to act; null to act in whichever fits.</summary>
    public string? ActingRole => metadata("acting-role");

    /// <summary>What the call belongs to, kept with its events; null when not given.</summary>
    public string? CorrelationId => metadata("x-correlation-id");

    /// <summary>What caused the call, kept with its events; null when not given.</summary>
    public string? CausationId => metadata("x-causation-id");

    /// <summary>A context of its own for one of several things that are asked in one call.</summary>
    internal ApiCallContext ForPart() => new(metadata);

    /// <summary>What the handler says that it shows.</summary>
    internal AccessDeclaration Access { get; } = new();

    /// <summary>Whom the token names; null when there is no good one.</summary>
    internal Principal? Principal { get; set; }

    /// <summary>Who calls, once the gate has admitted them to the method.</summary>
    internal Caller? Caller { get; set; }

    /// <summary>When the caller stops waiting, by this server's clock; null when it waits for ever or nobody knows.</summary>
    public DateTimeOffset? Deadline { get; init; }
}
