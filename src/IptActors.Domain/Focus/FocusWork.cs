using IptActors.Domain.Courses;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Focus;

/// <summary>Whether sessions worked on what the course worked on when they were held.</summary>
internal static class FocusWork
{
    /// <summary>Whether a technique was used on a focus (T14, F4).</summary>
    public static bool WorksOnFocus(this Appointment session, CourseState state) =>
        session.Techniques.Any(use => use.FocusArea is { } area && WorkedOn(area, session.Day, state));

    /// <summary>Whether it shows all that is asked of each session of the middle phase (T14).</summary>
    public static bool HasMiddleElements(this Appointment session, CourseState state) =>
        session is { OpeningCheck: true, SymptomReview: true, LinksMoodAndEvent: true } && session.WorksOnFocus(state);

    // A contract names its focus also for sessions before the day on which the choice was entered, until it is dropped.
    private static bool WorkedOn(string area, DateOnly day, CourseState state)
    {
        var spans = state.Focus.Spans.Where(span => span.Area == area).ToArray();
        return spans.Any(span => span.Covers(day))
            || (state.Contracts.Acute?.Focus.Contains(area) == true && !spans.Any(span => span.EndedBefore(day)));
    }
}
