using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.History;

namespace IptActors.Engine.Courses;

/// <summary>The one way in which an answer is made, so that a retry gets what the first call got.</summary>
internal static class Answers
{
    public static CommandAnswer.Answered Of(CourseState after, long position, IReadOnlyList<CourseEventRecord> events)
    {
        ValueList<Finding> warnings = events.Count == 0
            ? []
            : after.Findings.Where(finding => finding.Version >= events[0].Recorded.Version).ToValueList();
        return new CommandAnswer.Answered(after.Version, position, events, warnings, after);
    }
}
