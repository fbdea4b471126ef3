using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Checklists;

/// <summary>What the tasks of a course are measured against.</summary>
/// <param name="State">The course.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Policy">The policy of the service.</param>
/// <param name="Plan">Phases by session: of the contract, or of the longest usual course while there is none.</param>
/// <param name="Held">Sessions of the acute treatment held.</param>
internal sealed record ChecklistCourse(CourseState State, Protocol Protocol, ServicePolicy Policy, PhasePlan Plan, int Held)
{
    public bool Closed => State.Lifecycle.Phase == Phase.Closed;

    /// <summary>Whether the ending has begun, by phase, whatever the number of sessions.</summary>
    public bool Ending => (State.Lifecycle.Closure?.From ?? State.Lifecycle.Phase) is Phase.Termination or Phase.Maintenance;

    /// <summary>The plan with the end where it is: at the last contracted session, or where a closed course ended.</summary>
    public PhasePlan PlanToEnd => Closed && Held > 0 ? Plan with { Sessions = Held } : Plan;

    public static ChecklistCourse Of(CourseState state, ClinicalCatalog catalog)
    {
        var protocol = catalog.Protocols[state.Referral!.Protocol];
        var plan = state.Contracts.Acute?.Plan ?? protocol.Split(sessions: protocol.Sessions.Max).For(protocol.Sessions.Max);
        var held = state.Sessions.Appointments.Count(it => it is { Held: true, Number: not null } && it.Phase != Phase.Maintenance);
        return new ChecklistCourse(state, protocol, catalog.PolicyOf(state.Referral.Service), plan, held);
    }
}
