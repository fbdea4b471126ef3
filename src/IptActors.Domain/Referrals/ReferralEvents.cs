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

/// <summary>
/// The course is counted in the days of this time zone from its opening on: that of the service, recorded beside the opening unless it
/// is UTC, so that a policy that changes later does not move what was recorded.
/// </summary>
/// <param name="TimeZone">Id in the IANA database, such as <c>Australia/Sydney</c>.</param>
public sealed record TimeZoneSet(string TimeZone) : ReferralEvent;

/// <summary>The referral was accepted for the waiting list; recorded beside the change of phase, or alone when the wait was re-estimated.</summary>
/// <param name="ExpectedStart">Day on which treatment is expected to start; null when nobody can say.</param>
/// <param name="Note">What the client was told about the wait.</param>
public sealed record CourseWaitlisted(DateOnly? ExpectedStart, ProtectedText? Note) : ReferralEvent;

/// <summary>It was decided whether the treatment suits the client.</summary>
/// <param name="Suitable">Whether the treatment is offered.</param>
/// <param name="Contraindications">Codes of the list <c>exclusion</c> that were found.</param>
/// <param name="Reason">What the decision rests on.</param>
public sealed record SuitabilityDecided(bool Suitable, ValueList<string> Contraindications, ProtectedText? Reason) : ReferralEvent;

/// <summary>The course went on under another protocol.</summary>
/// <param name="From">Code of the protocol left.</param>
/// <param name="To">Code of the protocol taken up.</param>
/// <param name="Reason">Why.</param>
public sealed record ProtocolChanged(string From, string To, ProtectedText Reason) : ReferralEvent;
