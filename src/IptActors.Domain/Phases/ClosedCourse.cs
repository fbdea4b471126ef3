using IptActors.Domain.BreakGlass;
using IptActors.Domain.Courses;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Phases;

/// <summary>
/// Rule R3: on a closed course only follow-ups and their measures, corrections, disclosures, audit and reopening happen, and what a risk
/// that a follow-up brings up asks for (R10); after a death none of the two.
/// </summary>
public static class ClosedCourse
{
    internal static void Guard(CourseCommand command, Deliberation d)
    {
        if (d.State.Lifecycle is { Phase: Phase.Closed, Closure: { } closure }
            && command is not IAllowedAfterClosure
            && (closure.Terminal || !(command is RiskCommand || FollowUps.Concerns(command, d) || IsEmergency(command, d))))
        {
            d.Breach("R3", "The course is closed. Reopen it first, or record a correction.");
        }
    }

    // Whoever opened the course in an emergency must be able to put down what was done.
    private static bool IsEmergency(CourseCommand command, Deliberation d) =>
        command is IAllowedInEmergency && d.State.Emergencies.Covers(d.Context.Actor, d.Context.Now);
}

/// <summary>Marks the commands that a closed course still takes (rule R3).</summary>
public interface IAllowedAfterClosure;
