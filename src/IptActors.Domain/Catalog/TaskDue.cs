namespace IptActors.Domain.Catalog;

/// <summary>When a task is due; the members that do not belong to the rule are null.</summary>
/// <param name="Rule">Kind of due date.</param>
/// <param name="Session">Session number for before_session and by_session.</param>
/// <param name="Sessions">Number of sessions for before_end and last_sessions.</param>
/// <param name="Preferred">The better number of sessions for before_end.</param>
/// <param name="Tolerance">Sessions either side of the midpoint.</param>
public sealed record TaskDue(DueRule Rule, int? Session = null, int? Sessions = null, int? Preferred = null, int? Tolerance = null)
{
    /// <summary>
    /// Sessions within which the task should be done, from the first in which it counts to the last that is in time.
    /// Before session 1 is 0-0. Null when the task is not bound to one window: every session of a phase, or after closure.
    /// </summary>
    public IntRange? Window(PhasePlan plan) => Rule switch
    {
        DueRule.BeforeSession => new IntRange(0, Session!.Value - 1),
        DueRule.BySession => new IntRange(0, Math.Min(Session!.Value, plan.Sessions)),
        DueRule.EndOfPhase => new IntRange(0, plan.LastInitialSession),
        DueRule.Midpoint => new IntRange(Math.Max(1, plan.Midpoint - Tolerance!.Value), Math.Min(plan.Sessions, plan.Midpoint + Tolerance.Value)),
        DueRule.BeforeEnd => new IntRange(0, Math.Max(1, plan.Sessions - Sessions!.Value)),
        DueRule.LastSessions => new IntRange(Math.Max(1, plan.Sessions - Sessions!.Value + 1), plan.Sessions),
        _ => null,
    };
}
