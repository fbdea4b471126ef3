namespace IptActors.Domain.Focus;

/// <summary>Days on which the course worked on a problem area.</summary>
/// <param name="Focus">Ordinal of the focus.</param>
/// <param name="Area">Code of the problem area.</param>
/// <param name="From">The day it was chosen, or took the place of another.</param>
/// <param name="Until">The day it was dropped, or another took its place; null while it is worked on.</param>
public sealed record FocusSpan(int Focus, string Area, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether it was worked on that day; the first and the last day belong to it.</summary>
    public bool Covers(DateOnly day) => From <= day && !EndedBefore(day);

    /// <summary>Whether work on it had ended by then.</summary>
    public bool EndedBefore(DateOnly day) => Until < day;
}
