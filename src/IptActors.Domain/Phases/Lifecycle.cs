using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Phases;

/// <summary>Phase, suspension and closure of a course.</summary>
/// <param name="Phase">The phase it is in.</param>
/// <param name="PhaseSince">The day it entered the phase (UTC); null before the first event.</param>
/// <param name="Suspended">Whether it is suspended (an overlay on the phase).</param>
public sealed record Lifecycle(Phase Phase, DateOnly? PhaseSince, bool Suspended)
{
    /// <summary>A course just referred.</summary>
    public static Lifecycle Start { get; } = new(Phase.Referral, null, false);

    /// <summary>Whether the course is in treatment: initial, middle, termination or maintenance.</summary>
    public bool InTreatment => Phase is Phase.Initial or Phase.Middle or Phase.Termination or Phase.Maintenance;

    internal Lifecycle Evolve(PhaseEvent happened, RecordedEvent recorded) => happened switch
    {
        PhaseAdvanced e => this with { Phase = e.To, PhaseSince = recorded.OccurredOn },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };
}
