using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Sessions;

/// <summary>What must be settled elsewhere in the course before a session is held or signed off.</summary>
internal static class SessionGates
{
    /// <summary>The phase a session belongs to: the first attended assessment begins the assessment, session 1 begins the treatment.</summary>
    public static Phase PhaseOf(int? number, string type, Deliberation d) => PhaseOf(d.State.Lifecycle.Phase, number, type);

    /// <summary>
    /// The phase a session belongs to by its correction: its own, or for a client who turns out to have been seen the present
    /// one. Of a closed course that is the phase it ended in: only what is due after closure belongs to the time after it.
    /// </summary>
    public static Phase PhaseOf(Appointment recorded, int? number, string type, Deliberation d)
    {
        var present = d.State.Lifecycle.Closure is { } closure && !FollowUps.IsFollowUp(type, d) ? closure.From : d.State.Lifecycle.Phase;
        return PhaseOf(recorded.Phase ?? present, number, type);
    }

    private static Phase PhaseOf(Phase phase, int? number, string type) => phase switch
    {
        < Phase.Initial when number is not null => Phase.Initial,
        < Phase.Assessment when type == "assessment" => Phase.Assessment,
        var present => present,
    };

    /// <summary>Before a session: the course runs (R6), treatment may start (T01, R13), the contract is not used up (R7).</summary>
    public static void BeforeSession(SessionHeld held, Deliberation d)
    {
        d.Require(!d.State.Lifecycle.Suspended, "R6", "The course is suspended. Resume it before recording a session.");
        d.Require(!d.State.CareTeam.HandoverPending, "handover_not_acknowledged", "The new therapist has yet to acknowledge inventory and formulation.");
        Begin(held.Phase, held.Number, d.Context.Calendar.DayOf(held.StartedAt), d);
    }

    /// <summary>Before a correction lets a session count that did not: what its recording would have asked, as of its day.</summary>
    public static void BeforeCorrection(SessionCorrected corrected, Deliberation d)
    {
        var day = d.Context.Calendar.DayOf(corrected.StartedAt);
        var lifecycle = d.State.Lifecycle;
        d.Require(lifecycle.Suspension is not { } pause || day < pause.Since, "R6", "The course was suspended on the day of the session. Correct the day, or resume the course before.");
        if (lifecycle.Closure is { } closure)
        {
            d.Require(
                corrected.Number is null || closure.From >= Phase.Initial,
                "R3",
                "The course was closed before treatment: expected no session that begins it. Reopen the course, or correct the session to an assessment.");
        }
        else
        {
            Begin(corrected.Phase!.Value, corrected.Number, day, d);
        }
    }

    private static void Begin(Phase phase, int? number, DateOnly on, Deliberation d)
    {
        var before = d.State.Lifecycle.Phase;
        if (phase > before)
        {
            d.Raise(new PhaseAdvanced(before, phase));
        }

        if (phase > before && phase == Phase.Initial)
        {
            PhaseGates.BeforeTreatment(d, on);
        }
        else if (number == 1)
        {
            PhaseGates.BeforeFirstSession(d, on);
        }
    }

    /// <summary>Rule R7: as many sessions beyond the contract as the policy tolerates warn; more need a new agreement.</summary>
    public static void WithinContract(Deliberation d)
    {
        if (ContractUse.Of(d.State) is not { Contract: { } contract } use)
        {
            return;
        }

        var beyond = use.Held + 1 - contract.Sessions;
        if (beyond > 0)
        {
            d.Breach(
                beyond <= d.Policy.SessionsBeyondContract ? "R7_first" : "R7",
                $"The contract is for {contract.Sessions} sessions; this is session {use.Held + 1} under it. Renegotiate it.");
        }
    }

    /// <summary>Before a record is declared complete: no risk review waits (R10), and at session 1 the risk is known (T05).</summary>
    public static void BeforeSignOff(Appointment session, Deliberation d)
    {
        var risks = d.State.Risks;
        d.Require(risks.OpenReviewCount == 0, "R10", $"{risks.OpenReviewCount} risk reviews wait for a clinician. Acknowledge them before signing off.");
        if (session.Number == 1)
        {
            d.Require(risks.Assessed, "T05", "Risk has not been assessed. Record the assessment, also when there is no risk.");
            d.Require(!risks.SafetyPlanMissing, "T05", "The risk assessment asks for a safety plan and there is none. Record one.");
        }
    }
}
