using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.CareTeams;

internal static class CareTeamDecider
{
    public static void Decide(CareTeamCommand command, Deliberation d)
    {
        switch (command)
        {
            case AssignTherapist c:
                Assign(c, d);
                break;
            case TransferCourse c:
                Transfer(c, d);
                break;
            case AcknowledgeHandover c:
                AcknowledgeHandover(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Assign(AssignTherapist c, Deliberation d)
    {
        var team = d.State.CareTeam;
        if (team.Therapist == c.Therapist && team.Supervisor == c.Supervisor && team.CoTherapists.Equals(c.CoTherapists))
        {
            return;
        }

        d.Require(
            team.Therapist is null || team.Therapist == c.Therapist || !d.State.Lifecycle.InTreatment,
            "therapist_change_needs_transfer",
            "The course is in treatment with another therapist. Transfer it, so that the new therapist takes over inventory and formulation.");
        d.Raise(new TherapistAssigned(c.Therapist, c.Supervisor, c.CoTherapists));
    }

    private static void Transfer(TransferCourse c, Deliberation d)
    {
        var team = d.State.CareTeam;
        if (team.Therapist == c.To)
        {
            return;
        }

        if (team.Therapist != c.From)
        {
            d.RejectUnknown("from", "Expected the therapist who has the course now; it is with another or with nobody.");
            return;
        }

        // A co-therapist who takes over is no longer a co-therapist.
        var coTherapists = team.CoTherapists.Where(id => id != c.To).ToValueList();
        var supervisor = c.Supervisor ?? (team.Supervisor == c.To ? null : team.Supervisor);
        d.Raise(new CourseTransferred(c.From, c.To, c.Reason, supervisor, coTherapists, c.Note));
    }

    private static void AcknowledgeHandover(AcknowledgeHandover c, Deliberation d)
    {
        var team = d.State.CareTeam;
        if (!team.HandoverPending)
        {
            return;
        }

        d.Require(team.Therapist == d.Context.Actor, "handover_by_another", "Expected the therapist who takes the course over; a co-therapist cannot have read it for them.");
        if (d.State.Inventory.Versions.Count > 0 && !c.InventoryRead)
        {
            d.RejectField("inventory_read", "Expected true: the course has an inventory that the new therapist must read.");
        }

        if (d.State.Focus.Formulation is not null && !c.FormulationRead)
        {
            d.RejectField("formulation_read", "Expected true: the course has a formulation that the new therapist must read.");
        }

        d.Raise(new HandoverAcknowledged(team.Therapist!, c.InventoryRead, c.FormulationRead));
    }
}
