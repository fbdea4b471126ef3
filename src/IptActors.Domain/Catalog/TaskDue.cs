namespace IptActors.Domain.Catalog;

/// <summary>When a task is due; the members that do not belong to the rule are null.</summary>
/// <param name="Rule">Kind of due date.</param>
/// <param name="Session">Session number for before_session and by_session.</param>
/// <param name="Sessions">Number of sessions for last_sessions; for before_end null takes the policy's.</param>
/// <param name="Tolerance">Sessions either side of the midpoint; null takes the policy's.</param>
public sealed record TaskDue(DueRule Rule, int? Session = null, int? Sessions = null, int? Tolerance = null)
{
    /// <summary>
    /// Sessions within which the task should be done, from the first in which it counts to the last that is in time.
    /// Before session 1 is 0-0. Null when the task is not bound to one window: every session of a phase, or after closure.
    /// </summary>
    /// <param name="plan">Phases of the contract.</param>
    /// <param name="policy">Policy of the service: width of the review window, notice before the ending.</param>
    public IntRange? Window(PhasePlan plan, ServicePolicy policy) => Rule switch
    {
        DueRule.BeforeSession => new IntRange(0, Session!.Value - 1),
        DueRule.BySession => new IntRange(0, Math.Min(Session!.Value, plan.Sessions)),
        DueRule.EndOfPhase => new IntRange(0, plan.LastInitialSession),
        DueRule.Midpoint => Around(plan, Tolerance ?? policy.MidReviewTolerance),
        DueRule.BeforeEnd => Before(plan, Math.Max(1, plan.Sessions - (Sessions ?? policy.EndingNoticeSessions))),
        DueRule.LastSessions => new IntRange(Math.Max(1, plan.Sessions - Sessions!.Value + 1), plan.Sessions),
        _ => null,
    };

    // From the second half of the contract on, and not with the contract itself.
    private static IntRange Before(PhasePlan plan, int last) =>
        new(Math.Min(last, Math.Max(plan.Midpoint, plan.LastInitialSession + 1)), last);

    private static IntRange Around(PhasePlan plan, int tolerance) =>
        new(Math.Max(1, plan.Midpoint - tolerance), Math.Min(plan.Sessions, plan.Midpoint + tolerance));
}
