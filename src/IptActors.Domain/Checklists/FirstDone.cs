using IptActors.Domain.Assessments;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Goals;
using IptActors.Domain.Risks;
using IptActors.Domain.Values;

namespace IptActors.Domain.Checklists;

/// <summary>
/// When tasks of the beginning were done for the first time. Good practice does them again (risk is assessed anew, the contract renegotiated):
/// that says nothing about whether they were done in time.
/// </summary>
/// <param name="Tasks">One entry for each of the tasks that were ever done, in the order they were.</param>
public sealed record FirstDone(ValueList<TaskDone> Tasks)
{
    /// <summary>Nothing done yet.</summary>
    public static FirstDone Nothing { get; } = new([]);

    /// <summary>The day a task was first done; null when it was not, and for tasks whose evidence names the first time itself (T04, T06, T09).</summary>
    /// <param name="task">Code of the task.</param>
    public DateOnly? On(string task) => Tasks.FirstOrDefault(done => done.Task == task)?.On;

    /// <summary>The state in which the tasks that an event completed are noted.</summary>
    /// <param name="state">The course with the event.</param>
    /// <param name="recorded">The event.</param>
    internal static CourseState Track(CourseState state, RecordedEvent recorded) =>
        Completed(state, recorded.Event) is { } task && state.FirstDone.On(task) is null
            ? state with { FirstDone = new FirstDone(state.FirstDone.Tasks.Add(new TaskDone(task, recorded.OccurredOn))) }
            : state;

    private static string? Completed(CourseState state, CourseEvent happened) => happened switch
    {
        HistoryTaken => "T02",
        DiagnosisMade when state.Assessment.DiagnosisTold => "T03",
        RiskAssessed or SafetyPlanRecorded when state.Risks is { Assessed: true, SafetyPlanMissing: false } => "T05",
        MedicationConsidered => "T07",
        TimelineRecorded => "T08",
        ProblemAreaChosen => "T10",
        FormulationShared when state.Focus.Formulation is { Refused: false } => "T11",
        ContractAgreed or MaintenanceContractAgreed => "T12",
        GoalEvent when state.Goals.AnyLinkedToArea => "T13",
        _ => null,
    };
}
