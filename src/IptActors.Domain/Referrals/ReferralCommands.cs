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
        check.That(check.Catalog.Protocols.Contains(Protocol), "protocol", $"Expected a protocol of the catalog ({check.Catalog.Protocols.Expected}), found another.");
        check.PastDay("referred_on", ReferredOn);
        check.Code("referral_source", ReferralSource, "referral_source");
        check.OptionalCode("urgency", Urgency, "urgency");
        check.PastDay("birth_date", BirthDate);
        check.OptionalText("reason", Reason);
        check.That(PreviousCourse is null || Identifier.IsValid(PreviousCourse), "previous_course", $"Expected a course id: {Identifier.Expected}.");
    }
}
