using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.CareTeams;

/// <summary>What changed in the care team.</summary>
public abstract record CareTeamEvent : CourseEvent
{
    private protected CareTeamEvent()
    {
    }
}

/// <summary>The care team was named, in full.</summary>
/// <param name="Therapist">Id of the therapist.</param>
/// <param name="Supervisor">Id of the supervisor; null when there is none.</param>
/// <param name="CoTherapists">Ids of co-therapists.</param>
public sealed record TherapistAssigned(string Therapist, string? Supervisor, ValueList<string> CoTherapists) : CareTeamEvent;

/// <summary>The course went to another therapist of the same service.</summary>
/// <param name="From">Id of the therapist who had it.</param>
/// <param name="To">Id of the therapist who takes it over.</param>
/// <param name="Reason">Code of the list <c>transfer_reason</c>.</param>
/// <param name="Supervisor">Id of the supervisor from now on; null when there is none.</param>
/// <param name="CoTherapists">Ids of co-therapists from now on.</param>
/// <param name="Note">What the new therapist should know.</param>
public sealed record CourseTransferred(
    string From,
    string To,
    string Reason,
    string? Supervisor,
    ValueList<string> CoTherapists,
    ProtectedText? Note) : CareTeamEvent;

/// <summary>The new therapist confirmed having read inventory and formulation.</summary>
/// <param name="Therapist">Id of the new therapist.</param>
/// <param name="InventoryRead">The inventory was read; false when there was none.</param>
/// <param name="FormulationRead">The formulation was read; false when there was none.</param>
public sealed record HandoverAcknowledged(string Therapist, bool InventoryRead, bool FormulationRead) : CareTeamEvent;
