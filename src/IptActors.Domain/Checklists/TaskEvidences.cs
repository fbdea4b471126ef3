using System.Diagnostics;
using IptActors.Domain.Catalog;
using IptActors.Domain.Consents;
using IptActors.Domain.Sessions;
using IptActors.Domain.Values;

namespace IptActors.Domain.Checklists;

/// <summary>Where each task leaves its trace in the course.</summary>
internal static class TaskEvidences
{
    /// <summary>What shows that the task was done; null when nothing does.</summary>
    /// <exception cref="UnreachableException">A task of the catalog that the engine does not know: the list T01 to T21 is closed.</exception>
    public static TaskEvidence? Of(string task, IntRange window, ChecklistCourse course)
    {
        var state = course.State;
        var reviews = state.Reviews;
        return task switch
        {
            "T01" => Consent(course),
            "T02" => If(state.Assessment.Histories > 0),
            "T03" => If(state.Assessment.DiagnosisTold),
            "T04" => MeasureEvidence.Baseline(course),
            "T05" => state.Risks is { Assessed: true, SafetyPlanMissing: false } risks ? new TaskEvidence(On: risks.AssessedOn) : null,
            "T06" => Psychoeducation(course),
            "T07" => If(state.Assessment.MedicationDecision is not null),
            "T08" => If(state.Assessment.Timelines > 0),
            "T09" => Inventory(course),
            "T10" => state.Focus.Active.FirstOrDefault() is { } focus ? new TaskEvidence(On: focus.ChosenOn) : null,
            "T11" => state.Focus.Formulation is { Refused: false } formulation ? new TaskEvidence(formulation.Version, formulation.SharedOn) : null,
            "T12" => (state.Contracts.Acute ?? state.Contracts.Maintenance) is { } contract ? new TaskEvidence(contract.Version, contract.AgreedOn) : null,
            "T13" => If(state.Goals.AnyLinkedToArea),
            "T15" => ByWindow(reviews.ReviewedBySession, window, course),
            "T16" => EndingDiscussed(reviews.EndingDiscussedBySessions, window),
            "T17" => ByWindow(reviews.GainsReviewedBySession, window, course),
            "T18" => ByWindow(reviews.RelapsePlannedBySession, window, course),
            "T19" => ByWindow(reviews.FurtherTreatmentBySession, window, course) ?? Maintenance(course),
            "T20" => MeasureEvidence.End(course),
            _ => throw new UnreachableException($"No arm finds the evidence of {task}."),
        };
    }

    private static TaskEvidence? If(bool done) => done ? new TaskEvidence() : null;

    // Done too early does not count, unless the ending itself came early.
    private static TaskEvidence? ByWindow(int? session, IntRange window, ChecklistCourse course) =>
        session is { } done && (done >= window.Min || course.Ending) ? new TaskEvidence(Session: done) : null;

    // A word about the ending when the contract is made is no work on it; the first talk that counts tells whether it came in time.
    private static TaskEvidence? EndingDiscussed(ValueList<int> bySessions, IntRange window)
    {
        var counting = bySessions.Where(session => session >= window.Min).ToArray();
        return counting.Length == 0 ? null : new TaskEvidence(Session: counting.Min());
    }

    private static TaskEvidence? Consent(ChecklistCourse course)
    {
        var treatment = course.State.Consents.For("treatment");
        var sharing = course.State.Consents.For("information_sharing");
        return treatment is { Status: ConsentDecision.Given } && sharing is { Status: ConsentDecision.Given }
            ? new TaskEvidence(Math.Max(treatment.Version, sharing.Version), treatment.On > sharing.On ? treatment.On : sharing.On)
            : null;
    }

    private static TaskEvidence? Psychoeducation(ChecklistCourse course) =>
        course.State.BetweenSessions is { SickRoleGiven: true, EducatedBySession: { } session }
            ? new TaskEvidence(Session: session)
            : Techniques(course, "psychoeducation", "sick_role");

    private static TaskEvidence? Techniques(ChecklistCourse course, params ReadOnlySpan<string> techniques)
    {
        Appointment? last = null;
        foreach (var technique in techniques)
        {
            var session = course.State.Sessions.Appointments.FirstOrDefault(it => it.Held && it.Techniques.Any(use => use.Technique == technique));
            if (session is null)
            {
                return null;
            }

            last = last is null || session.StartsAt > last.StartsAt ? session : last;
        }

        return new TaskEvidence(last!.Version, last.Day, last.Number);
    }

    private static TaskEvidence? Maintenance(ChecklistCourse course) =>
        course.State.Contracts.Maintenance is { } contract ? new TaskEvidence(contract.Version, contract.AgreedOn) : null;

    private static TaskEvidence? Inventory(ChecklistCourse course) =>
        course.State.Inventory.People.Count >= course.Policy.InventoryMinPersons
            && course.State.Inventory.Versions.FirstOrDefault(version => version.Completed) is { } version
            ? new TaskEvidence(On: version.DrawnOn)
            : null;
}
