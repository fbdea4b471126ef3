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
}
