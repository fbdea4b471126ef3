using System.Diagnostics;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Referrals;

internal static class ReferralDecider
{
    public static void Decide(ReferralCommand command, Deliberation d)
    {
        switch (command)
        {
            case OpenCourse c:
                Open(c, d);
                break;
            case WaitlistCourse c:
                Waitlist(c, d);
                break;
            case DecideSuitability c:
                DecideSuitability(c, d);
                break;
            case ChangeProtocol c:
                ChangeProtocol(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Open(OpenCourse c, Deliberation d)
    {
        if (d.State.Referral is not null)
        {
            d.Reject(new Rejection.CourseAlreadyOpened());
            return;
        }

        d.Raise(new CourseOpened(c.ClientRef, c.Service, c.Protocol, c.ReferredOn, c.ReferralSource, c.Urgency, c.BirthDate, c.Reason, c.PreviousCourse));
        if (d.Context.Calendar is { } calendar && calendar != ServiceCalendar.Utc)
        {
            d.Raise(new TimeZoneSet(calendar.TimeZone));
        }

        WarnOfAge(c.Protocol, new Referral(c.ClientRef, c.Service, c.Protocol, c.ReferredOn, c.BirthDate, c.PreviousCourse), d);
    }

    private static void Waitlist(WaitlistCourse c, Deliberation d)
    {
        var phase = d.State.Lifecycle.Phase;
        if (phase == Phase.Waitlist && d.State.Referral!.ExpectedStart == c.ExpectedStart && c.Note is null)
        {
            return;
        }

        d.Require(
            phase is Phase.Referral or Phase.Waitlist or Phase.Assessment,
            "R1",
            $"Only a course not yet in treatment waits for a place; this one is in {phase.Code()}.");
        d.Raise(new CourseWaitlisted(c.ExpectedStart, c.Note));
        if (phase != Phase.Waitlist)
        {
            d.Raise(new PhaseAdvanced(phase, Phase.Waitlist));
        }
    }

    private static void DecideSuitability(DecideSuitability c, Deliberation d)
    {
        if (d.State.Referral!.Suitability == new Suitability(c.Suitable, c.Contraindications))
        {
            return;
        }

        var phase = d.State.Lifecycle.Phase;
        d.Require(
            phase <= Phase.Initial,
            "R1",
            $"Suitability is decided by the end of the initial phase; this course is in {phase.Code()}. Change the protocol or close the course instead.");
        d.Raise(new SuitabilityDecided(c.Suitable, c.Contraindications, c.Reason));
        var exclusions = d.Catalog.Protocols[d.State.Referral.Protocol].Exclusions;
        var excluded = c.Contraindications.Where(exclusions.Contains).ToList();
        d.Require(
            !c.Suitable || excluded.Count == 0,
            "exclusion_present",
            $"The decision names {excluded.Count} of the exclusions of the protocol {d.State.Referral.Protocol}. Consider another protocol or treatment.");
    }

    private static void ChangeProtocol(ChangeProtocol c, Deliberation d)
    {
        var referral = d.State.Referral!;
        if (referral.Protocol == c.Protocol)
        {
            return;
        }

        d.Raise(new ProtocolChanged(referral.Protocol, c.Protocol, c.Reason));
        WarnOfAge(c.Protocol, referral, d);
        if (d.State.Contracts.Acute is { } contract)
        {
            ContractLimits.WarnOutsideProtocol(contract.Sessions, d.Catalog.Protocols[c.Protocol], d);
        }
    }

    private static void WarnOfAge(string protocolCode, Referral referral, Deliberation d)
    {
        var protocol = d.Catalog.Protocols[protocolCode];
        if (referral.AgeOn(d.Context.OccurredOn) is { } age)
        {
            d.Require(protocol.Ages.Contains(age), "age_outside_variant", $"The protocol {protocol.Code} is meant for ages {protocol.Ages}; the client is {(age < protocol.Ages.Min ? "younger" : "older")}.");
        }
    }
}
