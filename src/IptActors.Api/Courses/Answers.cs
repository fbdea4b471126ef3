using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;

namespace IptActors.Api.Courses;

/// <summary>Words what a command led to.</summary>
internal static class Answers
{
    /// <summary>The result of a command that was carried out.</summary>
    public static CommandResult Of(CourseKey course, CommandAnswer.Answered answered)
    {
        var result = new CommandResult
        {
            Course = course.ToString(),
            Version = answered.Version,
            Position = answered.Position,
            Brief = Brief(answered.State),
        };
        foreach (var happened in answered.Events)
        {
            result.Events.Add(HistoryEvents.Of(happened));
        }

        foreach (var finding in answered.Warnings)
        {
            result.Warnings.Add(new Warning { Rule = finding.Rule, Detail = finding.Detail, Overridden = finding.Overridden });
        }

        return result;
    }

    /// <summary>A course in a few fields.</summary>
    public static CourseBrief Brief(CourseState state) => new()
    {
        Phase = state.Lifecycle.Phase.ToWire(),
        Suspended = state.Lifecycle.Suspended,
    };
}
