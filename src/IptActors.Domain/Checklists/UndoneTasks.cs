using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Checklists;

/// <summary>Points out tasks left undone at the steps that reveal it: a phase is left, the course ends.</summary>
internal static class UndoneTasks
{
    /// <summary>Tasks of a phase that is left. Hard tasks are gates and not repeated here.</summary>
    public static void WarnOnLeaving(string phase, Deliberation d)
    {
        foreach (var item in Checklist.For(d.State, d.Catalog, d.Context.OccurredOn))
        {
            if (d.Catalog.Tasks[item.Task].Phase == phase)
            {
                Warn(item, item.Status is ChecklistStatus.Due or ChecklistStatus.Overdue, d);
            }
        }
    }

    /// <summary>Tasks whose time had come when the course ends; with a planned ending also those that were due.</summary>
    public static void WarnOnClosing(bool planned, Deliberation d)
    {
        MeasureEvidence.WarnAtEnd(ChecklistCourse.Of(d.State, d.Catalog), d);
        foreach (var item in Checklist.For(d.State, d.Catalog, d.Context.OccurredOn))
        {
            Warn(item, item.Status == ChecklistStatus.Overdue || (planned && item.Status == ChecklistStatus.Due), d);
        }
    }

    private static void Warn(ChecklistItem item, bool undone, Deliberation d) =>
        d.Require(!undone || item.Kind == RuleKind.Hard, "task_overdue", $"{item.Task} is not done: {item.Title}.");
}
