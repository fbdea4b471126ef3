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
    /// <param name="course">The course.</param>
    /// <param name="answered">What it answered.</param>
    /// <param name="reader">The person who gave the command.</param>
    public static CommandResult Of(CourseKey course, CommandAnswer.Answered answered, string reader)
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
            result.Events.Add(HistoryEvents.Of(happened, reader));
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
        SessionsHeld = state.Sessions.HeldCount,
        SessionsAgreed = state.Contracts.Acute?.Sessions ?? 0,
        OpenRiskReviews = state.Risks.OpenReviewCount,
    };
}
