using IptActors.Domain.Courses;

namespace IptActors.Domain.Phases;

/// <summary>What changes phase, suspension or closure of a course.</summary>
public abstract record PhaseEvent : CourseEvent
{
    private protected PhaseEvent()
    {
    }
}

/// <summary>The course entered a later phase.</summary>
/// <param name="From">The phase left.</param>
/// <param name="To">The phase entered.</param>
public sealed record PhaseAdvanced(Phase From, Phase To) : PhaseEvent;
