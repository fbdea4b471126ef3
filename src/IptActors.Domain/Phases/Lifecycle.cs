using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Phases;

/// <summary>Phase, suspension and closure of a course.</summary>
/// <param name="Phase">The phase it is in.</param>
/// <param name="PhaseSince">The day it entered the phase (UTC); null before the first change of phase.</param>
/// <param name="TreatmentStartedOn">The day it first entered the initial phase (UTC); null before.</param>
/// <param name="Suspension">The pause it is in (an overlay on the phase); null when it is not suspended.</param>
/// <param name="Closure">How it ended; null while it is open.</param>
public sealed record Lifecycle(Phase Phase, DateOnly? PhaseSince, DateOnly? TreatmentStartedOn, Suspension? Suspension, Closure? Closure)
{
    /// <summary>A course just referred.</summary>
    public static Lifecycle Start { get; } = new(Phase.Referral, null, null, null, null);

    /// <summary>Whether the course is in treatment: initial, middle, termination or maintenance.</summary>
    public bool InTreatment => Phase is Phase.Initial or Phase.Middle or Phase.Termination or Phase.Maintenance;

    /// <summary>Whether the client was ever taken on for treatment, now or before a closure.</summary>
    public bool Treated => TreatmentStartedOn is not null;

    /// <summary>Whether the course is paused.</summary>
    public bool Suspended => Suspension is not null;

    internal Lifecycle Evolve(PhaseEvent happened, RecordedEvent recorded) => happened switch
    {
        PhaseAdvanced e => Enter(e.To, recorded.OccurredOn),
        PhaseReverted e => Enter(e.To, recorded.OccurredOn),
        CourseSuspended e => this with { Suspension = new Suspension(Suspension?.Since ?? recorded.OccurredOn, e.Reason, e.ExpectedResume) },
        CourseResumed => this with { Suspension = null },
        CourseClosed e => Enter(Phase.Closed, recorded.OccurredOn) with { Suspension = null, Closure = Ending(e, recorded) },
        CourseReopened e => Enter(e.To, recorded.OccurredOn) with { Closure = null },
        DeathRecorded e => this with { Closure = Closure! with { DiedOn = e.DiedOn, Terminal = true, RetainUntil = e.RetainUntil, Version = recorded.Version, Before = this } },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    /// <summary>Without the effect of a closure, or of a death recorded of a closed course; unchanged when something later is in force.</summary>
    internal Lifecycle Without(long version) =>
        Closure is not { } closure ? this
        : closure.Version == version ? closure.Before!
        : closure.Before is { Closure.Version: var earlier } before && earlier == version ? before.Closure!.Before!
        : this;

    private Closure Ending(CourseClosed e, RecordedEvent recorded) =>
        new(e.From, e.Reason, e.SubReason, e.Planned, e.NhsCode, e.Destination, recorded.OccurredOn, e.DiedOn, e.Terminal, e.RetainUntil) { Version = recorded.Version, Before = this };

    private Lifecycle Enter(Phase phase, DateOnly on) => this with
    {
        Phase = phase,
        PhaseSince = on,
        TreatmentStartedOn = TreatmentStartedOn ?? (phase == Phase.Initial ? on : null),
    };
}
