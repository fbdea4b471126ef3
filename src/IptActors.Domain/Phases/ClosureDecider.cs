using System.Diagnostics;
using IptActors.Domain.Catalog;
using IptActors.Domain.Checklists;
using IptActors.Domain.Courses;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Phases;

internal static class ClosureDecider
{
    private const string AfterTreatment = "after_treatment";
    private const string AfterDeath = "after_death";

    public static void Decide(ClosureCommand command, Deliberation d)
    {
        switch (command)
        {
            case CloseCourse c:
                Close(c, d);
                break;
            case ReopenCourse c:
                Reopen(c, d);
                break;
            case RecordDeath c:
                RecordDeath(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Close(CloseCourse c, Deliberation d)
    {
        var lifecycle = d.State.Lifecycle;
        if (lifecycle.Closure is { } closure)
        {
            d.Require(closure.Reason == c.Reason, "R3", $"The course is closed already, as {closure.Reason}. Reopen it, or mark the closure as made in error.");
            return;
        }

        var reason = d.Catalog.ClosureReasons[c.Reason];
        d.Require(
            reason.Stage == ClosureStage.Any || lifecycle.Treated == (reason.Stage == ClosureStage.Treated),
            "closure_stage_mismatch",
            lifecycle.Treated
                ? $"The client was taken on for treatment; {reason.Code} is for courses that end before."
                : $"The client was not taken on for treatment; {reason.Code} is for courses that end after.");

        d.Require(
            d.State.Risks.OpenReviewCount == 0,
            "R10",
            $"{d.State.Risks.OpenReviewCount} risk reviews wait for a clinician. Acknowledge them before the course ends.");

        var planned = reason.Planned ?? c.Planned;
        var (retentionClass, retainUntil) = Retention(c.DiedOn, d);
        d.Raise(new CourseClosed(
            lifecycle.Phase,
            lifecycle.Treated,
            reason.Code,
            c.SubReason,
            planned,
            NhsCode(reason, planned),
            c.Destination,
            c.DiedOn,
            reason.Terminal,
            retentionClass,
            retainUntil,
            c.Note));
        PlannedAppointments.CancelFuture(reason.Terminal, d);
        if (lifecycle.Treated && !reason.Terminal)
        {
            UndoneTasks.WarnOnClosing(planned == true, d);
        }
    }

    private static void Reopen(ReopenCourse c, Deliberation d)
    {
        var lifecycle = d.State.Lifecycle;
        if (lifecycle.Closure is not { } closure)
        {
            d.Require(lifecycle.Phase == c.To, "R1", $"The course is not closed but in {lifecycle.Phase.Code()}. Advance or go back instead.");
            return;
        }

        d.Require(!closure.Terminal, "R4", "The client has died; nothing reopens the course. If that was entered by mistake, mark the entry as made in error.");
        var days = Math.Max(0, d.Context.OccurredOn.DayNumber - closure.ClosedOn.DayNumber);
        var most = d.Policy.ReopenWithinDays;
        d.Require(days <= most, "reopen_window_passed", $"A course is reopened within {most} days; this one was closed {days} days ago. Open a new course that names it.");
        switch (c.To)
        {
            case Phase.Initial:
                PhaseGates.BeforeTreatment(d, d.Context.OccurredOn);
                break;
            case Phase.Middle:
                PhaseGates.BeforeMiddle(d);
                break;
            case Phase.Maintenance:
                PhaseGates.BeforeMaintenance(d);
                break;
        }

        d.Require(
            lifecycle.Treated || c.To == Phase.Initial,
            "R1",
            $"The client was not taken on before the course closed; it can go on in initial, not in {c.To.Code()}.");
        d.Raise(new CourseReopened(c.To, days, c.Reason, c.Note));
    }

    private static void RecordDeath(RecordDeath c, Deliberation d)
    {
        if (d.State.Lifecycle.Closure is not { } closure)
        {
            d.RejectField("died_on", "Expected a closed course. Close this one with the reason deceased, or deceased_pre before treatment.");
            return;
        }

        if (closure.DiedOn != c.DiedOn)
        {
            var (retentionClass, retainUntil) = Retention(c.DiedOn, d);
            d.Raise(new DeathRecorded(c.DiedOn, retentionClass, retainUntil));
            PlannedAppointments.CancelFuture(followUpsToo: true, d);
        }
    }

    private static string? NhsCode(ClosureReason reason, bool? planned) => reason.NhsCode ?? planned switch
    {
        true => reason.NhsCodeIfPlanned,
        false => reason.NhsCodeIfUnplanned,
        null => null,
    };

    private static (string Class, DateOnly Until) Retention(DateOnly? diedOn, Deliberation d) => diedOn is { } day
        ? (AfterDeath, day.AddYears(d.Policy.RetentionYearsAfterDeath))
        : (AfterTreatment, d.Context.OccurredOn.AddYears(d.Policy.RetentionYears));
}
