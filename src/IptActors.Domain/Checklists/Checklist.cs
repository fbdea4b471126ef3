using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Checklists;

/// <summary>The tasks T01 to T21 of a course, computed from its state alone: nobody ticks a box.</summary>
public static class Checklist
{
    /// <summary>Every task of the catalog, in its order.</summary>
    /// <param name="state">A course that was opened.</param>
    /// <param name="catalog">Tasks, protocols and policy.</param>
    /// <param name="today">The day for tasks that are due by day.</param>
    public static ValueList<ChecklistItem> For(CourseState state, ClinicalCatalog catalog, DateOnly today)
    {
        var course = ChecklistCourse.Of(state, catalog);
        return catalog.Tasks.Select(task => Item(task, course, today)).ToValueList();
    }

    private static ChecklistItem Item(TaskDefinition definition, ChecklistCourse course, DateOnly today)
    {
        var task = definition.For(course.Protocol.Code, course.State.Contracts.Acute?.Split);
        if (task.Due.Rule == DueRule.AfterClosure)
        {
            return Letter(task, course, today);
        }

        if (task.Due.Rule == DueRule.EverySessionOfPhase)
        {
            return EveryMiddleSession(task, course);
        }

        var window = Window(task, course);
        var evidence = TaskEvidences.Of(task.Code, window, course);
        return new ChecklistItem(task.Code, task.Title, task.Kind, evidence is null ? Open(task, window, course) : ChecklistStatus.Done, window.Max, null, evidence);
    }

    /// <summary>Sessions within which a task with a window is due in a course.</summary>
    internal static IntRange Window(TaskDefinition task, ChecklistCourse course)
    {
        var reviews = course.Protocol.ReviewSessions;
        if (task.Due.Rule != DueRule.Midpoint || reviews.Count == 0)
        {
            return task.Due.Window(task.Due.Rule == DueRule.BeforeEnd ? course.PlanToEnd : course.Plan, course.Policy)!.Value;
        }

        // The last review session that has come, or the first of all.
        var tolerance = task.Due.Tolerance ?? course.Policy.MidReviewTolerance;
        var target = reviews.LastOrDefault(session => session - tolerance <= course.Held, reviews[0]);
        return new IntRange(Math.Max(1, target - tolerance), target + tolerance);
    }

    private static ChecklistStatus Open(TaskDefinition task, IntRange window, ChecklistCourse course)
    {
        var first = task.Due.Rule == DueRule.BeforeEnd ? Math.Max(1, course.Plan.Sessions - course.Policy.EndingNoticePreferred) : window.Min;
        var come = course.Held + 1 >= first || course.Ending;
        if (course.Closed)
        {
            return course.State.Lifecycle.Treated && come ? ChecklistStatus.Overdue : ChecklistStatus.NotApplicable;
        }

        var beforeTreatment = task.Due.Rule == DueRule.BeforeSession;
        return course.Held > window.Max ? ChecklistStatus.Overdue
            : beforeTreatment || (course.State.Lifecycle.InTreatment && come) ? ChecklistStatus.Due
            : ChecklistStatus.NotDue;
    }

    private static ChecklistItem EveryMiddleSession(TaskDefinition task, ChecklistCourse course)
    {
        var sessions = course.State.Sessions.Appointments.Where(it => it is { Held: true, Number: not null, Phase: Phase.Middle }).ToList();
        var lacking = sessions.FirstOrDefault(it => !it.HasMiddleElements(course.State));
        var status = lacking is not null ? ChecklistStatus.Overdue
            : sessions.Count > 0 ? ChecklistStatus.Done
            : course.Closed ? ChecklistStatus.NotApplicable
            : course.State.Lifecycle.Phase == Phase.Middle ? ChecklistStatus.Due
            : ChecklistStatus.NotDue;
        var evidence = status == ChecklistStatus.Done ? new TaskEvidence(sessions[^1].Version, sessions[^1].Day, sessions[^1].Number) : null;
        return new ChecklistItem(task.Code, task.Title, task.Kind, status, lacking?.Number, null, evidence);
    }

    private static ChecklistItem Letter(TaskDefinition task, ChecklistCourse course, DateOnly today)
    {
        var closure = course.State.Lifecycle.Closure;
        var dueOn = closure?.ClosedOn.AddDays(course.Policy.DischargeLetterDays);
        var evidence = course.State.Reviews.LetterSentOn is { } sentOn ? new TaskEvidence(On: sentOn) : null;
        var status = evidence is not null ? ChecklistStatus.Done
            : closure is null ? ChecklistStatus.NotDue
            : closure.DiedOn is not null ? ChecklistStatus.NotApplicable
            : today > dueOn ? ChecklistStatus.Overdue
            : ChecklistStatus.Due;
        return new ChecklistItem(task.Code, task.Title, task.Kind, status, null, dueOn, evidence);
    }
}
