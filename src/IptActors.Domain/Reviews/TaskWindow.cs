using IptActors.Domain.Courses;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Reviews;

/// <summary>Points out a task that is done too late to count for the contract in force. Too early is left to the checklist.</summary>
internal static class TaskWindow
{
    public static void Check(string task, Deliberation d)
    {
        if (ContractUse.Of(d.State) is not { Contract: { } contract } use)
        {
            return;
        }

        var due = d.Catalog.Tasks[task].For(d.State.Referral!.Protocol).Due;
        d.Require(
            due.Window(contract.Plan, d.Catalog.DefaultPolicy) is not { } window || use.Held <= window.Max,
            "task_overdue",
            $"{task} comes after session {use.Held} of {contract.Sessions}; it was due by session {due.Window(contract.Plan, d.Catalog.DefaultPolicy)?.Max}.");
    }
}
