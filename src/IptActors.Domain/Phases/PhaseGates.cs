using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;

namespace IptActors.Domain.Phases;

/// <summary>What must be in place before a course enters a phase.</summary>
internal static class PhaseGates
{
    private static readonly string[] ScopesBeforeTreatment = ["treatment", "information_sharing"];

    /// <summary>Before session 1, on its day: consent (T01) and, for those who may be minors, guardian and assent (R13).</summary>
    public static void BeforeFirstSession(Deliberation d, DateOnly on)
    {
        var consents = d.State.Consents;
        var missing = ScopesBeforeTreatment.Where(scope => !consents.IsGiven(scope, on)).ToList();
        d.Require(missing.Count == 0, "T01", $"Consent is not given, as of {on:yyyy-MM-dd}, for: {string.Join(", ", missing)}. Record it first.");
        var protocol = d.State.Referral!.Protocol;
        if (d.Catalog.Tasks["T05"].For(protocol).Due.Rule == DueRule.BeforeSession)
        {
            d.Require(
                d.State.Risks is { Assessed: true, SafetyPlanMissing: false },
                "T05",
                $"The protocol {protocol} begins with safety: expected a risk assessment, and a safety plan where it asks for one. Record them first.");
        }

        if (MayBeMinor(d.State.Referral!, d))
        {
            d.Require(
                consents.Guardian is { Guardian: "consented" or "not_required" or "waived_safety", Assent: "assents" or "not_able" },
                "R13",
                "The client is or may be a minor: expected the guardian's consent (or why it is not needed) and the client's assent. Record both first.");
        }
    }

    /// <summary>Before treatment starts: suitability, a therapist, and what session 1 needs.</summary>
    public static void BeforeTreatment(Deliberation d, DateOnly on)
    {
        BeforeFirstSession(d, on);
        var suitability = d.State.Referral!.Suitability;
        d.Require(suitability is null or { Suitable: true }, "not_suitable", "The treatment was found not to suit the client. Decide anew, or close the course.");
        d.Require(suitability is not null, "suitability_not_decided", "It has not been decided whether the treatment suits the client. Decide it within the initial phase.");
        d.Require(d.State.CareTeam.Therapist is not null, "no_therapist", "No therapist is assigned. Assign one first.");
    }

    /// <summary>Before the middle phase: a focus (T10), a formulation the client accepts (T11) and a contract (T12).</summary>
    public static void BeforeMiddle(Deliberation d)
    {
        var focus = d.State.Focus;
        d.Require(focus.Active.Any(), "T10", "No problem area is chosen. Choose one, at most two.");
        if (focus.Formulation is { Refused: true })
        {
            d.Breach("refused_formulation", "The client refused the formulation; the initial phase goes on. Share one the client can agree to.");
        }
        else
        {
            d.Require(focus.Formulation is not null, "T11", "No formulation has been shared with the client. Share one and record the answer.");
        }

        var unstaged = focus.Active.FirstOrDefault(area => area.Stage is null && d.Catalog.ProblemAreas[area.Area].Stages.Count > 0);
        d.Require(unstaged is null, "dispute_without_stage", $"Focus {unstaged?.Ordinal} has no stage. Record renegotiation, impasse or dissolution.");
        d.Require(d.State.Contracts.Acute is not null, "T12", "No contract is agreed. Agree on focus, number, frequency and length of sessions.");
    }

    /// <summary>Before maintenance: a contract of its own.</summary>
    public static void BeforeMaintenance(Deliberation d) => d.Require(
        d.State.Contracts.Maintenance is not null,
        "maintenance_contract_missing",
        "No maintenance contract is agreed. Agree one first.");

    // Without a birth date the ages of the protocol are all there is to go by.
    private static bool MayBeMinor(Referral referral, Deliberation d)
    {
        var majority = d.Policy.AgeOfMajority;
        return (referral.AgeOn(d.Context.OccurredOn) ?? d.Catalog.Protocols[referral.Protocol].Ages.Min) < majority;
    }
}
