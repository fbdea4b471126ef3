using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Referrals;

/// <summary>What happened around the referral.</summary>
public abstract record ReferralEvent : CourseEvent
{
    private protected ReferralEvent()
    {
    }
}

/// <summary>A course was opened for a referred client.</summary>
/// <param name="ClientRef">The clinic's own pseudonymous reference of the client.</param>
/// <param name="Service">The service that treats.</param>
/// <param name="Protocol">Code of the protocol planned.</param>
/// <param name="ReferredOn">Day on which the referral was received.</param>
/// <param name="ReferralSource">Code of the list <c>referral_source</c>.</param>
/// <param name="Urgency">Code of the list <c>urgency</c>; null for routine.</param>
/// <param name="BirthDate">Null when not known.</param>
/// <param name="Reason">Why the client was referred.</param>
/// <param name="PreviousCourse">Course id of an earlier course of the same client.</param>
public sealed record CourseOpened(
    string ClientRef,
    string Service,
    string Protocol,
    DateOnly ReferredOn,
    string ReferralSource,
    string? Urgency,
    DateOnly? BirthDate,
    ProtectedText? Reason,
    string? PreviousCourse) : ReferralEvent;
