using IptActors.Domain.Courses;

namespace IptActors.Domain.Phases;

/// <summary>Rule R3: on a closed course only follow-up measures, corrections, disclosures, audit and reopening happen.</summary>
public static class ClosedCourse
{
    internal static void Guard(CourseCommand command, Deliberation d)
    {
        if (d.State.Lifecycle.Phase == Phase.Closed && command is not IAllowedAfterClosure)
        {
            d.Breach("R3", "The course is closed. Reopen it first, or record a correction.");
        }
    }
}

/// <summary>Marks the commands that a closed course still takes (rule R3).</summary>
public interface IAllowedAfterClosure;
