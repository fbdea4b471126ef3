using IptActors.Domain.Courses;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Phases;

/// <summary>Rule R3: on a closed course only follow-ups and their measures, corrections, disclosures, audit and reopening happen; after a death no follow-ups either.</summary>
public static class ClosedCourse
{
    internal static void Guard(CourseCommand command, Deliberation d)
    {
        if (d.State.Lifecycle is { Phase: Phase.Closed, Closure: { } closure }
            && command is not IAllowedAfterClosure
            && (closure.Terminal || !FollowUps.Concerns(command, d)))
        {
            d.Breach("R3", "The course is closed. Reopen it first, or record a correction.");
        }
    }
}

/// <summary>Marks the commands that a closed course still takes (rule R3).</summary>
public interface IAllowedAfterClosure;
