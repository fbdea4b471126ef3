using System.Text.Json.Nodes;
using static IptActors.Cli.Demo.Invented.StepWriter;

namespace IptActors.Cli.Demo.Invented;

/// <summary>What is done around the sessions of an invented course, stage by stage.</summary>
internal static class CourseWork
{
    /// <summary>Session 1: risk, history, what the illness is.</summary>
    public static void Begin(StepWriter write, int day, int session)
    {
        write.Add(day, "AssessRisk", new JsonObject { ["level"] = "none", ["session"] = session });
        write.Add(day, "TakeHistory", new JsonObject { ["presenting_problem"] = "Low mood, little sleep, less contact.", ["earlier_episodes"] = 1, ["session"] = session });
        write.Add(day, "MakeDiagnosis", new JsonObject { ["system"] = "icd10", ["code"] = "F32.1", ["kind"] = "primary", ["verification"] = "confirmed", ["told_to_client"] = true, ["session"] = session });
        write.Add(day, "GivePsychoeducation", new JsonObject { ["topics"] = new JsonArray("diagnosis", "ipt_model", "sick_role"), ["sick_role_given"] = true });
    }

    /// <summary>The people around the client, the timeline, the question of medication.</summary>
    /// <returns>The people as they were drawn, in their order.</returns>
    public static JsonArray Inventory(StepWriter write, int day, Dice dice, InventedCourse course)
    {
        string[] relations = ["partner", "parent", "child", "friend", "sibling", "colleague"];
        var people = new JsonArray([.. relations.Take(dice.Roll(5, relations.Length)).Select((relation, index) => new JsonObject
        {
            ["details"] = new JsonObject
            {
                ["person_ref"] = $"P{index + 1}",
                ["relation"] = relation,
                ["closeness_ring"] = dice.Roll(1, 3),
                ["closeness_wanted"] = index is 0 or 3 ? 1 : 2,
                ["contact_frequency"] = dice.Pick<string>(["daily", "weekly", "monthly"]),
                ["support_received_emotional"] = dice.Roll(0, 3),
                ["conflict"] = dice.Pick<string>(["none", "none", "overt", "covert"]),
                ["confidant"] = index == 3,
                ["is_focus_related"] = index == 0,
            },
        })]);
        write.Add(day, "DrawInventory", new JsonObject { ["occasion"] = "initial", ["people"] = people.DeepClone() });
        write.Add(day, "CompleteInventory");
        write.Add(day, "RecordTimeline", new JsonObject
        {
            ["entries"] = new JsonArray(
                new JsonObject { ["on"] = On(day - 160), ["kind"] = "life_event", ["description"] = "What changed" },
                new JsonObject { ["on"] = On(day - 130), ["kind"] = "symptom", ["description"] = "Sleep and interest fade" }),
        });
        write.Add(day, "ConsiderMedication", new JsonObject { ["decision"] = course.Protocol == "ipsrt" ? "continue" : "none" });
        return people;
    }

    /// <summary>The circle drawn again: who stands in the focus and the confidant come closer where treatment helps, an open conflict moves away.</summary>
    /// <param name="write">Gets the steps.</param>
    /// <param name="day">The day.</param>
    /// <param name="course">Whose circle.</param>
    /// <param name="people">The people as they were drawn last; changed to how they stand now.</param>
    /// <param name="occasion">Code of the list <c>inventory_occasion</c>.</param>
    public static void DrawAgain(StepWriter write, int day, InventedCourse course, JsonArray people, string occasion)
    {
        for (var index = 0; index < people.Count; index++)
        {
            var entry = people[index]!.AsObject();
            var details = entry["details"]!.AsObject();
            var ring = details["closeness_ring"]!.GetValue<int>();
            var moves = index is 0 or 3 ? Better(course) ? -1 : 0 : details["conflict"]!.GetValue<string>() == "overt" ? 1 : 0;
            entry["person"] = index + 1;
            details["closeness_ring"] = Math.Clamp(ring + moves, 1, 4);
        }

        if (occasion == "ending" && Better(course))
        {
            people.Add(new JsonObject { ["details"] = new JsonObject { ["person_ref"] = $"P{people.Count + 1}", ["relation"] = "friend", ["closeness_ring"] = 3, ["contact_frequency"] = "weekly" } });
        }

        write.Add(day, "DrawInventory", new JsonObject { ["occasion"] = occasion, ["people"] = people.DeepClone() });
        write.Add(day, "CompleteInventory");
    }

    /// <summary>The end of the initial phase: focus, formulation, contract, goal.</summary>
    public static void Agree(StepWriter write, int day, InventedCourse course, int firstSession)
    {
        write.Add(day, "ChooseProblemArea", new JsonObject { ["area"] = course.Area, ["related_person"] = 1, ["rationale"] = "Symptoms and this area move together." });
        if (course.Area == "role_dispute")
        {
            write.Add(day, "StageDispute", new JsonObject { ["focus"] = 1, ["stage"] = "renegotiation" });
        }

        write.Add(day, "ShareFormulation", new JsonObject
        {
            ["diagnosis"] = "Depressive episode",
            ["problem_areas"] = new JsonArray(course.Area),
            ["precipitating_events"] = new JsonArray("What changed"),
            ["narrative"] = "The illness began around what changed; we will work on that.",
            ["client_agreement"] = "agreed",
        });
        write.Add(day, "ExplainConfidentialityLimits", new JsonObject { ["explained_to"] = new JsonArray("client") });
        write.Add(day, "AgreeContract", new JsonObject { ["terms"] = Terms(course, course.Contract, "weekly", firstSession, firstSession + (7 * (course.Contract - 1))) });
        write.Add(day, "SetGoal", new JsonObject { ["text"] = "See a friend once a week", ["problem_area"] = course.Area, ["measure"] = "gas", ["baseline"] = -1, ["target"] = 1, ["due_session"] = course.Contract });
        write.Add(day, "SetGoal", new JsonObject { ["text"] = "Say at home what I need", ["problem_area"] = course.Area, ["related_person"] = 1, ["measure"] = "numeric_0_10", ["baseline"] = 2, ["target"] = 7 });
        write.Add(day, "AdvancePhase", new JsonObject { ["to"] = "PHASE_MIDDLE" });
    }

    /// <summary>Half-way.</summary>
    public static void Review(StepWriter write, int day, InventedCourse course)
    {
        write.Add(day, "ReviewCourse", new JsonObject { ["response"] = Better(course) ? "improved" : "unchanged", ["focus_still_right"] = true });
        write.Add(day, "RateGoal", new JsonObject { ["goal"] = 1, ["value"] = Better(course) ? 0 : -1 });
    }

    /// <summary>Where the goals stand, every other session once they are set.</summary>
    /// <param name="write">Gets the steps.</param>
    /// <param name="day">The day.</param>
    /// <param name="course">Whose goals.</param>
    /// <param name="since">Sessions since they were set.</param>
    public static void RateGoals(StepWriter write, int day, InventedCourse course, int since)
    {
        var way = Better(course) ? since : since % 4 == 0 ? -1 : 0;
        write.Add(day, "RateGoal", new JsonObject { ["goal"] = 1, ["value"] = Math.Clamp(-1 + (way / 4), -2, 1) });
        write.Add(day, "RateGoal", new JsonObject { ["goal"] = 2, ["value"] = Math.Clamp(2 + (way * 2 / 3), 1, 8) });
    }

    /// <summary>The last contracted session.</summary>
    public static void End(StepWriter write, int day, bool maintenance)
    {
        write.Add(day, "ReviewGains", new JsonObject { ["gains"] = new JsonArray("Less alone", "Better sleep"), ["reactions"] = new JsonArray("pride") });
        write.Add(day, "PlanRelapsePrevention", new JsonObject { ["warning_signs"] = new JsonArray("Calls go unanswered"), ["strategies"] = new JsonArray("Meet the friend all the same") });
        write.Add(day, "DecideFurtherTreatment", new JsonObject { ["decision"] = maintenance ? "maintenance" : "none" });
    }

    /// <summary>What follows the acute treatment.</summary>
    public static void AgreeMaintenance(StepWriter write, int day, InventedCourse course) =>
        write.Add(day, "AgreeMaintenanceContract", new JsonObject { ["terms"] = Terms(course, 6, "monthly", day + 28, day + (28 * 6)) });

    private static bool Better(InventedCourse course) => course.FirstScore - course.LastScore > 5;

    private static JsonObject Terms(InventedCourse course, int sessions, string frequency, int start, int end) => new()
    {
        ["sessions"] = sessions,
        ["frequency"] = frequency,
        ["minutes"] = course.Minutes,
        ["start_date"] = On(start),
        ["planned_end"] = On(end),
        ["focus"] = new JsonArray(course.Area),
        ["cancellation_rule"] = "A day's notice.",
        ["agreed_by"] = new JsonArray("client", course.IsMinor ? "guardian" : "therapist"),
    };
}
