using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Consents;

/// <summary>What happened around consent, guardianship, confidentiality and disclosure.</summary>
public abstract record ConsentEvent : CourseEvent
{
    private protected ConsentEvent()
    {
    }
}

/// <summary>The client decided about one use of treatment or data; replaces the decision before on the same scope.</summary>
/// <param name="Scope">Code of the list <c>consent_scope</c>.</param>
/// <param name="Status">Code of the list <c>consent_decision</c>.</param>
/// <param name="GivenBy">Code of the list <c>participant_role</c>.</param>
/// <param name="On">Day of the decision.</param>
/// <param name="ExpiresOn">Last day on which it is valid; null when it has no end.</param>
/// <param name="Evidence">The clinic's reference of the signed form; null when given in words.</param>
/// <param name="Note">Limits or conditions the client named.</param>
public sealed record ConsentRecorded(
    string Scope,
    string Status,
    string GivenBy,
    DateOnly On,
    DateOnly? ExpiresOn,
    string? Evidence,
    ProtectedText? Note) : ConsentEvent;

/// <summary>It was recorded who consents for the client and whether the client agrees.</summary>
/// <param name="Guardian">Code of the list <c>guardian_status</c>.</param>
/// <param name="Assent">Code of the list <c>assent_status</c>.</param>
/// <param name="On">Day on which it was asked.</param>
/// <param name="Note">Who the guardian is and what was said.</param>
public sealed record GuardianStatusRecorded(string Guardian, string Assent, DateOnly On, ProtectedText? Note) : ConsentEvent;

/// <summary>The client was told when confidentiality ends.</summary>
/// <param name="ExplainedTo">Codes of the list <c>participant_role</c>.</param>
/// <param name="Note">Questions that came up.</param>
public sealed record ConfidentialityLimitsExplained(ValueList<string> ExplainedTo, ProtectedText? Note) : ConsentEvent;

/// <summary>Something of the record was told to somebody outside the care team.</summary>
/// <param name="Basis">Code of the list <c>disclosure_basis</c>.</param>
/// <param name="Recipient">The clinic's reference of the office or person it went to.</param>
/// <param name="Items">Codes of the list <c>disclosure_item</c>.</param>
/// <param name="Note">Why, and how it went.</param>
public sealed record DisclosureMade(string Basis, string Recipient, ValueList<string> Items, ProtectedText? Note) : ConsentEvent;
