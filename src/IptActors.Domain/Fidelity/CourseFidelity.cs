using IptActors.Domain.Catalog;
using IptActors.Domain.Checklists;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Inventories;
using IptActors.Domain.Measures;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Fidelity;

/// <summary>Computes the indicators F1 to F13 of a course from its state.</summary>
public static class CourseFidelity
{
    private const int PeopleOfADeepInventory = 5;
    private const int SupervisedOfNorm = 12;
    private const int SessionsOfNorm = 16;

    private static readonly string[] InitialTasks = ["T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12", "T13"];
    private static readonly string[] EndingTasks = ["T16", "T17", "T18", "T19"];

    /// <summary>Every indicator of the catalog in its order, then the total.</summary>
    /// <param name="state">A course that was opened.</param>
    /// <param name="catalog">Indicators, techniques, tasks and measures.</param>
    public static IReadOnlyList<FidelityIndicator> Of(CourseState state, ClinicalCatalog catalog) =>
        Of(state, catalog, Checklist.For(state, catalog, DateOnly.MinValue));

    /// <summary>Every indicator of the catalog in its order, then the total, for who has the tasks of the course already.</summary>
    /// <param name="state">A course that was opened.</param>
    /// <param name="catalog">Indicators, techniques and measures.</param>
    /// <param name="checklist">All tasks; of any day, because only those that are due by session are looked at.</param>
    public static IReadOnlyList<FidelityIndicator> Of(CourseState state, ClinicalCatalog catalog, IEnumerable<ChecklistItem> checklist)
    {
        var tasks = checklist.ToDictionary(item => item.Task, StringComparer.Ordinal);
        var sessions = state.Sessions.Appointments.Where(it => it is { Held: true, Number: not null } && it.Phase != Phase.Maintenance).ToArray();
        var middle = sessions.Where(it => it.Phase == Phase.Middle).ToArray();
        return FidelityTotals.WithTotal([.. catalog.Fidelity.Select(definition =>
            new FidelityIndicator(definition, definition.Code, Value(definition, state, catalog, tasks, sessions, middle)))]);
    }

    private static Share? Value(
        FidelityIndicatorDefinition definition,
        CourseState state,
        ClinicalCatalog catalog,
        Dictionary<string, ChecklistItem> tasks,
        Appointment[] sessions,
        Appointment[] middle) => definition.Code switch
        {
            "F1" => InitialInTime(state, sessions, tasks),
            "F2" => Of(sessions, it => HasSymptomScore(it, state, catalog)),
            "F3" => Of(middle, it => it.LinksMoodAndEvent),
            "F4" => Of(middle, it => it.WorksOnFocus(state)),
            "F5" => Of(middle, it => it.Techniques.Any(use => catalog.Techniques.Find(use.Technique)?.IsCoreIn(state.Referral!.Protocol, "middle") == true)),
            "F6" => Spread(catalog, sessions, middle),
            "F7" => OffModel(definition, state, sessions),
            "F8" => state.Contracts.Acute is { } contract && sessions.Length > 0 ? new Share(sessions.Length <= contract.Sessions ? 1 : 0, 1) : null,
            "F9" => EndingBegun(state) ? new Share(EndingTasks.Count(task => tasks.GetValueOrDefault(task) is { } item && EndingWorkDone(item)), EndingTasks.Length) : null,
            "F10" => Depth(state.Inventory),
            "F12" => Supervision(state, sessions),
            "F13" => Alliance(state.Measures),

            // F11, and whatever a clinic adds: nothing in the record says it.
            _ => null,
        };

    private static Share? Of(Appointment[] sessions, Func<Appointment, bool> holds) =>
        sessions.Length == 0 ? null : new Share(sessions.Count(holds), sessions.Length);

    // In time: first done by the due session, whatever was done again or fell due anew afterwards. A day on which a later session was held is late.
    private static Share? InitialInTime(CourseState state, Appointment[] sessions, Dictionary<string, ChecklistItem> tasks)
    {
        var come = InitialTasks
            .Select(task => tasks.GetValueOrDefault(task))
            .OfType<ChecklistItem>()
            .Where(item => item.Status is ChecklistStatus.Done or ChecklistStatus.Overdue)
            .ToArray();
        return come.Length == 0 || !state.Lifecycle.Treated ? null : new Share(come.Count(InTime), come.Length);

        bool InTime(ChecklistItem item) => item.DueSession is { } due
            && (state.FirstDone.On(item.Task) is { } first ? HeldBy(first) <= due
                : item is { Status: ChecklistStatus.Done, Evidence: { } evidence }
                    && (evidence.Session ?? (evidence.On is { } on ? HeldBy(on) : null)) <= due);

        int HeldBy(DateOnly day) => sessions.Count(it => it.Day <= day);
    }

    private static bool HasSymptomScore(Appointment session, CourseState state, ClinicalCatalog catalog) =>
        state.Measures.Standing.Any(it =>
            it.Total is not null
            && catalog.Measures.Find(it.Measure)?.Symptom == true
            && (it.Session is { } ordinal ? ordinal == session.Session : state.Calendar.DayOf(it.CompletedAt) == session.Day));

    // Adjuncts are recorded with their session or on their own, naming it.
    private static Share? OffModel(FidelityIndicatorDefinition definition, CourseState state, Appointment[] sessions)
    {
        var named = state.Care.Adjuncts.Where(it => definition.OffModel.Contains(it.Adjunct)).Select(it => it.Session).ToHashSet();
        return Of(sessions, it => named.Contains(it.Session)
            || it.Adjuncts.Any(definition.OffModel.Contains)
            || it.Techniques.Any(use => definition.OffModel.Contains(use.Technique)));
    }

    private static Share? Spread(ClinicalCatalog catalog, Appointment[] sessions, Appointment[] middle)
    {
        var counting = catalog.Techniques.Where(technique => technique.CountsTowardSpread).Select(technique => technique.Code).ToHashSet(StringComparer.Ordinal);
        return middle.Length == 0
            ? null
            : new Share(sessions.SelectMany(it => it.Techniques).Select(use => use.Technique).Distinct().Count(counting.Contains), counting.Count);
    }

    private static bool EndingBegun(CourseState state) =>
        (state.Lifecycle.Closure?.From ?? state.Lifecycle.Phase) is Phase.Termination or Phase.Maintenance
        || (state.Lifecycle is { Treated: true, Closure: not null });

    // The ending discussed for the first time in the last session is done, but left no time to work on it.
    private static bool EndingWorkDone(ChecklistItem item) =>
        item.Status == ChecklistStatus.Done && (item.Task != "T16" || item.Evidence?.Session <= item.DueSession);

    private static Share? Depth(Inventory inventory) => inventory.People.Count == 0
        ? null
        : new Share(
            (long)inventory.People.Sum(person => person.FilledFields) * Math.Min(inventory.People.Count, PeopleOfADeepInventory),
            (long)inventory.People.Count * PersonDetails.OptionalFields * PeopleOfADeepInventory);

    private static Share? Supervision(CourseState state, Appointment[] sessions)
    {
        if (sessions.Length == 0 || (state.CareTeam.Supervisor is null && state.Care.Supervisions.Count == 0))
        {
            return null;
        }

        var norm = ((sessions.Length * SupervisedOfNorm) + SessionsOfNorm - 1) / SessionsOfNorm;
        var supervised = state.Care.Supervisions.SelectMany(meeting => meeting.Discussed).ToHashSet();
        return new Share(Math.Min(norm, sessions.Count(it => supervised.Contains(it.Session))), norm);
    }

    // The cut-off of the SRS marks what should be talked about: not on that side is good.
    private static Share? Alliance(MeasureBook measures)
    {
        var given = measures.Scores("srs").Where(it => it.Case is not null).ToArray();
        return given.Length == 0 ? null : new Share(given.Count(it => it.Case == false), given.Length);
    }
}
