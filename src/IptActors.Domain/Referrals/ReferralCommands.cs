using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Referrals;

/// <summary>Commands about how a course began.</summary>
public abstract record ReferralCommand : CourseCommand
{
    private protected ReferralCommand()
    {
    }
}

/// <summary>Opens a course for a client who was referred. The first command of every course.</summary>
/// <param name="ClientRef">The clinic's own pseudonymous reference of the client; 1 to 200 characters.</param>
/// <param name="Service">The service that treats; one client has one active course in it (R14).</param>
/// <param name="Protocol">Code of the protocol planned, as in the catalog.</param>
/// <param name="ReferredOn">Day on which the referral was received; waiting times count from it.</param>
/// <param name="ReferralSource">Code of the list <c>referral_source</c>.</param>
/// <param name="Urgency">Code of the list <c>urgency</c>; null for routine.</param>
/// <param name="BirthDate">For age limits (R13); null when not known.</param>
/// <param name="Reason">Why the client was referred.</param>
/// <param name="PreviousCourse">Course id of an earlier course of the same client in this clinic; null when there is none.</param>
public sealed record OpenCourse(
    string ClientRef,
    string Service,
    string Protocol,
    DateOnly ReferredOn,
    string ReferralSource,
    string? Urgency,
    DateOnly? BirthDate,
    ProtectedText? Reason,
    string? PreviousCourse) : ReferralCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Name("client_ref", ClientRef);
        check.Name("service", Service);
        check.Protocol("protocol", Protocol);
        check.PastDay("referred_on", ReferredOn);
        check.Code("referral_source", ReferralSource, "referral_source");
        check.OptionalCode("urgency", Urgency, "urgency");
        check.PastDay("birth_date", BirthDate);
        check.OptionalText("reason", Reason);
        check.That(PreviousCourse is null || Identifier.IsValid(PreviousCourse), "previous_course", $"Expected a course id: {Identifier.Expected}.");
    }
}

/// <summary>Puts an accepted referral on the waiting list.</summary>
/// <param name="ExpectedStart">Day on which treatment is expected to start; null when nobody can say.</param>
/// <param name="Note">What the client was told about the wait.</param>
public sealed record WaitlistCourse(DateOnly? ExpectedStart, ProtectedText? Note) : ReferralCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check) => check.OptionalText("note", Note);
}

/// <summary>Records whether the treatment suits the client. A later decision replaces an earlier one until treatment starts.</summary>
/// <param name="Suitable">Whether the treatment is offered.</param>
/// <param name="Contraindications">Codes of the list <c>exclusion</c> that were found; empty when none was.</param>
/// <param name="Reason">What the decision rests on; required when not suitable, or suitable in spite of contraindications.</param>
public sealed record DecideSuitability(bool Suitable, ValueList<string> Contraindications, ProtectedText? Reason) : ReferralCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Codes("contraindications", Contraindications, "exclusion", 0);
        check.OptionalText("reason", Reason);
        check.That(
            Reason is not null || (Suitable && Contraindications.Count == 0),
            "reason",
            "Expected a reason, because the treatment is not offered or is offered in spite of a contraindication; found nothing.");
    }
}

/// <summary>Continues the course under another protocol. The contract in force stays until it is renegotiated.</summary>
/// <param name="Protocol">Code of the protocol, as in the catalog.</param>
/// <param name="Reason">Why.</param>
public sealed record ChangeProtocol(string Protocol, ProtectedText Reason) : ReferralCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Protocol("protocol", Protocol);
        check.Text("reason", Reason);
    }
}
