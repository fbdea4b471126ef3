using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Referrals;

/// <summary>How the course began, and under which protocol it runs.</summary>
/// <param name="ClientRef">The clinic's own pseudonymous reference of the client.</param>
/// <param name="Service">The service that treats.</param>
/// <param name="Protocol">Code of the protocol.</param>
/// <param name="ReferredOn">Day on which the referral was received.</param>
/// <param name="BirthDate">Null when not known.</param>
/// <param name="PreviousCourse">Course id of an earlier course of the same client.</param>
/// <param name="Suitability">The last decision; null before the first.</param>
/// <param name="ExpectedStart">Day on which treatment is expected to start, as last said; null when nobody said.</param>
public sealed record Referral(
    string ClientRef,
    string Service,
    string Protocol,
    DateOnly ReferredOn,
    DateOnly? BirthDate,
    string? PreviousCourse,
    Suitability? Suitability = null,
    DateOnly? ExpectedStart = null)
{
    /// <summary>The days in which the course is counted.</summary>
    public ServiceCalendar Calendar { get; init; } = ServiceCalendar.Utc;

    /// <summary>IANA id of the time zone of those days.</summary>
    public string TimeZone => Calendar.TimeZone;

    /// <summary>Age in completed years on a day; null when the birth date is not known.</summary>
    public int? AgeOn(DateOnly day) =>
        BirthDate is { } birth ? day.Year - birth.Year - (day < birth.AddYears(day.Year - birth.Year) ? 1 : 0) : null;

    internal static Referral Evolve(Referral? before, ReferralEvent happened) => happened switch
    {
        CourseOpened e => new Referral(e.ClientRef, e.Service, e.Protocol, e.ReferredOn, e.BirthDate, e.PreviousCourse),
        CourseWaitlisted e => before! with { ExpectedStart = e.ExpectedStart },
        TimeZoneSet e => before! with { Calendar = ServiceCalendar.In(e.TimeZone) },
        SuitabilityDecided e => before! with { Suitability = new Suitability(e.Suitable, e.Contraindications) },
        ProtocolChanged e => before! with { Protocol = e.To },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };
}
