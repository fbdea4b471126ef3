using IptActors.Domain.BreakGlass;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Consents;

/// <summary>Commands about consent, guardianship, confidentiality and disclosure.</summary>
public abstract record ConsentCommand : CourseCommand
{
    private protected ConsentCommand()
    {
    }
}

/// <summary>Records what the client decided about one use of treatment or data. A closed course still takes a withdrawal.</summary>
/// <param name="Scope">Code of the list <c>consent_scope</c>.</param>
/// <param name="Status">Code of the list <c>consent_decision</c>: given, refused or withdrawn.</param>
/// <param name="GivenBy">Code of the list <c>participant_role</c>: who decided.</param>
/// <param name="On">Day of the decision.</param>
/// <param name="ExpiresOn">Last day on which a consent given is valid; null when it has no end. Required for scopes that expire, such as recordings.</param>
/// <param name="Evidence">The clinic's reference of the signed form; null when consent was given in words.</param>
/// <param name="Note">Limits or conditions the client named.</param>
public sealed record RecordConsent(
    string Scope,
    string Status,
    string GivenBy,
    DateOnly On,
    DateOnly? ExpiresOn,
    string? Evidence,
    ProtectedText? Note) : ConsentCommand, IAllowedAfterClosure
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("scope", Scope, "consent_scope");
        check.Code("status", Status, "consent_decision");
        check.Code("given_by", GivenBy, "participant_role");
        check.PastDay("on", On);
        check.That(ExpiresOn is null || ExpiresOn >= On, "expires_on", $"Expected a day from {On:yyyy-MM-dd} on, found {ExpiresOn:yyyy-MM-dd}.");
        check.That(ExpiresOn is null || Status == ConsentDecision.Given, "expires_on", "Expected none: only a consent that was given expires.");
        check.That(
            ExpiresOn is not null || Status != ConsentDecision.Given || check.Catalog.Codes("consent_scope").Find(Scope)?.Has("expires") != true,
            "expires_on",
            "Expected the last day of validity, because consent of this scope is always for a time; found nothing.");
        check.OptionalName("evidence", Evidence);
        check.OptionalText("note", Note);
    }
}

/// <summary>Records who consents for a client who may be a minor, and whether the young person agrees (R13).</summary>
/// <param name="Guardian">Code of the list <c>guardian_status</c>.</param>
/// <param name="Assent">Code of the list <c>assent_status</c>.</param>
/// <param name="On">Day on which it was asked.</param>
/// <param name="Note">Who the guardian is and what was said.</param>
public sealed record RecordGuardianStatus(string Guardian, string Assent, DateOnly On, ProtectedText? Note) : ConsentCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("guardian", Guardian, "guardian_status");
        check.Code("assent", Assent, "assent_status");
        check.PastDay("on", On);
        check.OptionalText("note", Note);
    }
}

/// <summary>Records that the client was told when confidentiality ends: danger to self or others, abuse (part of T12).</summary>
/// <param name="ExplainedTo">Codes of the list <c>participant_role</c>: who was told; at least one.</param>
/// <param name="Note">Questions that came up.</param>
public sealed record ExplainConfidentialityLimits(ValueList<string> ExplainedTo, ProtectedText? Note) : ConsentCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Codes("explained_to", ExplainedTo, "participant_role", 1);
        check.OptionalText("note", Note);
    }
}

/// <summary>Records that something of the record was told to somebody outside the care team. Also after closure.</summary>
/// <param name="Basis">Code of the list <c>disclosure_basis</c>: what permits or demands it.</param>
/// <param name="Recipient">The clinic's reference of the office or person it went to; 1 to 200 characters.</param>
/// <param name="Items">Codes of the list <c>disclosure_item</c>: what was told; at least one.</param>
/// <param name="Note">Why, and how it went.</param>
public sealed record DiscloseInformation(string Basis, string Recipient, ValueList<string> Items, ProtectedText? Note)
    : ConsentCommand, IAllowedAfterClosure, IAllowedInEmergency
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("basis", Basis, "disclosure_basis");
        check.Name("recipient", Recipient);
        check.Codes("items", Items, "disclosure_item", 1);
        check.OptionalText("note", Note);
    }
}
