namespace IptActors.Domain.Consents;

/// <summary>The codes of the list <c>consent_decision</c> that the rules look at.</summary>
public static class ConsentDecision
{
    /// <summary>The client agreed.</summary>
    public const string Given = "given";

    /// <summary>The client was asked and did not agree.</summary>
    public const string Refused = "refused";

    /// <summary>The client took an agreement back.</summary>
    public const string Withdrawn = "withdrawn";
}
