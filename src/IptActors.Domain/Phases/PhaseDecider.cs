using System.Diagnostics;
using IptActors.Domain.Checklists;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Phases;

internal static class PhaseDecider
{
    public static void Decide(PhaseCommand command, Deliberation d)
    {
        switch (command)
        {
            case StartAssessment:
                BeginAssessment(d);
                break;
            case StartTreatment:
                BeginTreatment(d);
                break;
            case AdvancePhase c:
                Advance(c, d);
                break;
            case RevertPhase c:
                Revert(c, d);
                break;
            case SuspendCourse c:
                Suspend(c, d);
                break;
            case ResumeCourse:
                Resume(d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void BeginAssessment(Deliberation d)
    {
        var phase = d.State.Lifecycle.Phase;
        if (phase == Phase.Assessment)
        {
            return;
        }

        d.Require(phase < Phase.Assessment, "R1", $"Assessment comes before treatment; this course is in {phase.Code()}.");
        RequireNotSuspended(d);
        d.Raise(new PhaseAdvanced(phase, Phase.Assessment));
    }

    private static void BeginTreatment(Deliberation d)
    {
        var phase = d.State.Lifecycle.Phase;
        if (phase == Phase.Initial)
        {
            return;
        }

        d.Require(phase < Phase.Initial, "R1", $"Treatment has started already; this course is in {phase.Code()}. Go back with a reason if you must.");
        RequireNotSuspended(d);
        PhaseGates.BeforeTreatment(d, d.Context.OccurredOn);
        d.Raise(new PhaseAdvanced(phase, Phase.Initial));
    }

    private static void Advance(AdvancePhase c, Deliberation d)
    {
        var phase = d.State.Lifecycle.Phase;
        if (phase == c.To)
        {
            return;
        }

        d.Require(IsNext(phase, c.To, d), "R1", $"From {phase.Code()} the course cannot advance to {c.To.Code()}. Take the phases in order.");
        RequireNotSuspended(d);
        switch (c.To)
        {
            case Phase.Middle:
                PhaseGates.BeforeMiddle(d);
                break;
            case Phase.Maintenance:
                PhaseGates.BeforeMaintenance(d);
                break;
        }

        d.Raise(new PhaseAdvanced(phase, c.To));
        UndoneTasks.WarnOnLeaving(phase.Code(), d);
    }

    // A contract too short for a termination phase goes from the middle straight to maintenance; a protocol without phases from the start.
    private static bool IsNext(Phase from, Phase to, Deliberation d) => (from, to) switch
    {
        (Phase.Initial, Phase.Middle) or (Phase.Middle, Phase.Termination) or (Phase.Termination, Phase.Maintenance) => true,
        (Phase.Middle, Phase.Maintenance) => d.State.Contracts.Acute is { TerminationSessions: 0 },
        (Phase.Initial, Phase.Maintenance) => d.Catalog.Protocols[d.State.Referral!.Protocol].MaintenanceOnly,
        _ => false,
    };

    private static void Revert(RevertPhase c, Deliberation d)
    {
        var lifecycle = d.State.Lifecycle;
        if (lifecycle.Phase == c.To)
        {
            return;
        }

        d.Require(
            lifecycle.InTreatment && c.To < lifecycle.Phase,
            "R1",
            $"Going back leads to an earlier phase of treatment; from {lifecycle.Phase.Code()} {c.To.Code()} is none.");
        d.Raise(new PhaseReverted(lifecycle.Phase, c.To, c.Reason, c.Note));
    }

    private static void Suspend(SuspendCourse c, Deliberation d)
    {
        var known = d.State.Lifecycle.Suspension;
        if (known?.Reason != c.Reason || known.ExpectedResume != c.ExpectedResume)
        {
            d.Raise(new CourseSuspended(c.Reason, c.ExpectedResume, c.Note));
        }
    }

    private static void Resume(Deliberation d)
    {
        var lifecycle = d.State.Lifecycle;
        if (lifecycle.Suspension is not { } suspension)
        {
            return;
        }

        d.Raise(new CourseResumed(Days(suspension.Since, d)));
        d.Require(
            suspension.ExpectedResume is null || d.Context.OccurredOn <= suspension.ExpectedResume,
            "long_suspension",
            $"The course was expected to go on by {suspension.ExpectedResume:yyyy-MM-dd}.");
        var maintenance = lifecycle.Phase == Phase.Maintenance;
        if ((maintenance ? d.State.Contracts.Maintenance : d.State.Contracts.Acute) is not { } contract)
        {
            return;
        }

        // A contract agreed during the pause was agreed knowing of it so far.
        var days = Days(contract.AgreedOn > suspension.Since ? contract.AgreedOn : suspension.Since, d);
        if (days > 0)
        {
            d.Raise(new PlannedEndShifted(maintenance, contract.PlannedEnd, contract.PlannedEnd.AddDays(days), days));
        }
    }

    private static int Days(DateOnly since, Deliberation d) => Math.Max(0, d.Context.OccurredOn.DayNumber - since.DayNumber);

    private static void RequireNotSuspended(Deliberation d) => d.Require(!d.State.Lifecycle.Suspended, "R6", "The course is suspended. Resume it first.");
}
