using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Consents;

internal static class ConsentDecider
{
    public static void Decide(ConsentCommand command, Deliberation d)
    {
        switch (command)
        {
            case RecordConsent c:
                RecordConsent(c, d);
                break;
            case RecordGuardianStatus c:
                RecordGuardianStatus(c, d);
                break;
            case ExplainConfidentialityLimits c:
                d.Raise(new ConfidentialityLimitsExplained(c.ExplainedTo, c.Note));
                break;
            case DiscloseInformation c:
                Disclose(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void RecordConsent(RecordConsent c, Deliberation d)
    {
        var known = d.State.Consents.For(c.Scope);
        if (known is not null && known with { Version = 0 } == new Consent(c.Scope, c.Status, c.GivenBy, c.On, c.ExpiresOn, 0))
        {
            return;
        }

        d.Require(
            d.State.Lifecycle.Phase != Phase.Closed || c.Status == ConsentDecision.Withdrawn,
            "R3",
            "The course is closed: consent can only be withdrawn. Reopen it first.");
        if (c.Status == ConsentDecision.Withdrawn && known?.Status != ConsentDecision.Given)
        {
            d.RejectUnknown("scope", $"Expected a scope with consent given, to withdraw; '{c.Scope}' has none.");
        }

        d.Raise(new ConsentRecorded(c.Scope, c.Status, c.GivenBy, c.On, c.ExpiresOn, c.Evidence, c.Note));
    }

    private static void RecordGuardianStatus(RecordGuardianStatus c, Deliberation d)
    {
        if (d.State.Consents.Guardian != new GuardianStatus(c.Guardian, c.Assent, c.On))
        {
            d.Raise(new GuardianStatusRecorded(c.Guardian, c.Assent, c.On, c.Note));
        }
    }

    private static void Disclose(DiscloseInformation c, Deliberation d)
    {
        d.Require(
            c.Basis != "consent" || d.State.Consents.IsGiven("information_sharing", d.Context.OccurredOn),
            "consent_withdrawn",
            "The basis is consent, but consent to sharing information is not given. Ask for it, or name another basis.");
        d.Raise(new DisclosureMade(c.Basis, c.Recipient, c.Items, c.Note));
    }
}
