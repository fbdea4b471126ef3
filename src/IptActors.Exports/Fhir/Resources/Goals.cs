using System.Text.Json.Nodes;
using IptActors.Domain.Goals;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Goals in the client's words, with how far they are.</summary>
internal static class Goals
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var goal in bundle.State.Goals.Goals)
        {
            var id = bundle.IdOf("goal", goal.Ordinal);
            var events = bundle.Events<GoalEvent>().Where(happened => OrdinalOf(happened.Event) == goal.Ordinal).ToList();
            events.ForEach(happened => bundle.Touch(happened.Recorded.Version, id, "Goal"));
            var measure = Concept(FhirSystems.Local("goal_measure"), goal.Measure, bundle.Catalog.Codes("goal_measure").Find(goal.Measure)?.Title);
            var addressed = bundle.State.Focus.Areas.FirstOrDefault(area => area.Area == goal.ProblemArea);
            bundle.Add(
                "Goal",
                id,
                ("lifecycleStatus", goal.Status),
                ("achievementStatus", goal.Achievement is { } achieved ? Concept(FhirSystems.GoalAchievement, achieved) : null),
                ("description", Concept(goal.Text.Value)),
                ("subject", bundle.Subject()),
                ("startDate", Day(events[0].Recorded.OccurredOn)),
                ("target", List(Object(("measure", measure), ("detailInteger", JsonValue.Create(goal.Target))))),
                ("statusDate", Day(events[^1].Recorded.OccurredOn)),
                ("addresses", List(addressed is null ? null : Reference(bundle.IdOf("focus", addressed.Ordinal), "Condition"))),
                ("note", List(events.Select(happened => happened.Event is GoalRated rated
                    ? Note($"{happened.Recorded.OccurredOn:yyyy-MM-dd}: {rated.Value} of {goal.Target}{(rated.Note is { } note ? $". {note.Value}" : "")}")
                    : null))));
        }
    }

    private static int OrdinalOf(GoalEvent happened) => happened switch
    {
        GoalSet e => e.Goal,
        GoalRated e => e.Goal,
        GoalStatusChanged e => e.Goal,
        GoalLinked e => e.Goal,
        _ => 0,
    };
}
