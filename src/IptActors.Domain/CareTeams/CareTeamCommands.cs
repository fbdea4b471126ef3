using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.CareTeams;

/// <summary>Commands about who treats the client.</summary>
public abstract record CareTeamCommand : CourseCommand
{
    private protected CareTeamCommand()
    {
    }
}

/// <summary>
/// Says who treats the client: the whole team, not a change of it. Another therapist for a course in treatment is a transfer
/// (<see cref="TransferCourse"/>), so that the handover is not forgotten.
/// </summary>
/// <param name="Therapist">Id of the therapist.</param>
/// <param name="Supervisor">Id of the supervisor; null when there is none.</param>
/// <param name="CoTherapists">Ids of co-therapists; at most 10.</param>
public sealed record AssignTherapist(string Therapist, string? Supervisor, ValueList<string> CoTherapists) : CareTeamCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Staff("therapist", Therapist);
        check.OptionalStaff("supervisor", Supervisor);
        check.That(Supervisor is null || Supervisor != Therapist, "supervisor", "Expected a person other than the therapist.");
        check.Count("co_therapists", CoTherapists, 0, 10);
        foreach (var coTherapist in CoTherapists)
        {
            check.Staff("co_therapists", coTherapist);
            check.That(coTherapist != Therapist, "co_therapists", "Expected people other than the therapist.");
        }
    }
}

/// <summary>Hands the course to another therapist of the same service. To another service: close it and open a new one there.</summary>
/// <param name="From">Id of the therapist who has it; guards against two transfers that cross.</param>
/// <param name="To">Id of the therapist who takes it over.</param>
/// <param name="Reason">Code of the list <c>transfer_reason</c>.</param>
/// <param name="Supervisor">Id of the supervisor from now on; null keeps the one there is.</param>
/// <param name="Note">What the new therapist should know; required when the reason is <c>other</c>.</param>
public sealed record TransferCourse(string From, string To, string Reason, string? Supervisor, ProtectedText? Note) : CareTeamCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Staff("from", From);
        check.Staff("to", To);
        check.That(From != To, "to", "Expected a person other than the one who has the course.");
        check.CodeWithNote("reason", Reason, "transfer_reason", "note", Note);
        check.OptionalStaff("supervisor", Supervisor);
        check.That(Supervisor is null || Supervisor != To, "supervisor", "Expected a person other than the therapist.");
    }
}

/// <summary>The therapist who took the course over confirms having read what the treatment rests on.</summary>
/// <param name="InventoryRead">The interpersonal inventory was read; false when there is none yet.</param>
/// <param name="FormulationRead">The formulation was read; false when there is none yet.</param>
public sealed record AcknowledgeHandover(bool InventoryRead, bool FormulationRead) : CareTeamCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        // Whether something had to be read depends on the course.
    }
}
