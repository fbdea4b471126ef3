using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>What a course answers to a command: events, or why not.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The command is carried out. No events: it was already in effect.</summary>
    /// <param name="Events">What happened, in order; findings (<see cref="FindingRaised"/>) among them are the warnings.</param>
    public sealed record Accepted(ValueList<CourseEvent> Events) : Decision;

    /// <summary>The command is refused and nothing happened.</summary>
    /// <param name="Rejection">Why.</param>
    public sealed record Rejected(Rejection Rejection) : Decision;
}
