using static IptActors.Cli.Demo.Invented.Reached;

namespace IptActors.Cli.Demo.Invented;

/// <summary>The thirty invented courses: every phase, most protocols, several people, and what does not go to plan.</summary>
internal static class InventedCourses
{
    private const string Lin = "m-lin";
    private const string Berg = "a-berg";
    private const string Amari = "s-amari";
    private const string Sato = "k-sato";
    private const string Novak = "p-novak";

    private const string Group = "group-tuesday";

    /// <summary>All of them; their places make their ids, so new ones are added at the end.</summary>
    public static IReadOnlyList<InventedCourse> All { get; } =
    [
        // Not yet in treatment
        new() { Title = "Referred yesterday by the client", Therapist = Lin, Reached = Referral, Source = "self", Age = 24 },
        new() { Title = "Urgent referral from a hospital", Therapist = Novak, Reached = Referral, Source = "acute_hospital", Protocol = "ipt-b", Age = 52 },
        new() { Title = "On the waiting list", Therapist = Lin, Reached = Waitlist, Age = 45 },
        new() { Title = "On the waiting list of a group", Therapist = Novak, Reached = Waitlist, Protocol = "ipt-g", Age = 33 },
        new() { Title = "On the waiting list, perinatal", Therapist = Amari, Reached = Waitlist, Protocol = "ipt-perinatal", Service = "perinatal", Source = "maternity", Age = 29 },
        new() { Title = "Assessed, first session agreed", Therapist = Sato, Reached = Assessment, Age = 61 },
        new() { Title = "Adolescent assessed, guardian asked", Therapist = Berg, Reached = Assessment, Protocol = "ipt-a", Service = "young-people", Source = "school", Age = 15 },

        // Initial phase
        new() { Title = "Second session, inventory begun", Therapist = Lin, Reached = Treatment, Held = 2, FirstScore = 18, Age = 41 },
        new() { Title = "Perinatal, first session", Therapist = Amari, Reached = Treatment, Held = 1, Protocol = "ipt-perinatal", Service = "perinatal", Source = "maternity", Contract = 12, Minutes = 60, Age = 31 },
        new() { Title = "Adolescent with a guardian's consent", Therapist = Berg, Reached = Treatment, Held = 3, Protocol = "ipt-a", Service = "young-people", Source = "family", Contract = 12, Age = 16 },
        new() { Title = "Bipolar disorder, social rhythm", Therapist = Novak, Reached = Treatment, Held = 2, Protocol = "ipsrt", Source = "secondary_mental_health", Age = 36 },

        // Middle phase
        new() { Title = "Middle phase, going well", Therapist = Lin, Reached = Treatment, Held = 7, LastScore = 4, Age = 38 },
        new() { Title = "Middle phase, grief, by video", Therapist = Sato, Reached = Treatment, Held = 9, Area = "grief", Modality = "video", Age = 67 },
        new() { Title = "Middle phase, not improving", Therapist = Novak, Reached = Treatment, Held = 8, Protocol = "ipt-adult-12", Contract = 12, FirstScore = 19, LastScore = 19, Age = 27 },
        new() { Title = "Couple", Therapist = Sato, Reached = Treatment, Held = 5, Protocol = "ipt-couples", Contract = 12, Minutes = 60, Area = "role_dispute", Partner = "partner", Age = 44 },
        new() { Title = "Group member", Therapist = Novak, Reached = Treatment, Held = 4, Protocol = "ipt-g", Contract = 8, Minutes = 90, Group = Group, Age = 35 },
        new() { Title = "Group member", Therapist = Novak, Reached = Treatment, Held = 4, Protocol = "ipt-g", Contract = 8, Minutes = 90, Group = Group, FirstScore = 13, Age = 58 },
        new() { Title = "Group member, grief", Therapist = Novak, Reached = Treatment, Held = 4, Protocol = "ipt-g", Contract = 8, Minutes = 90, Group = Group, Area = "grief", FirstScore = 20, Age = 49 },
        new() { Title = "After trauma", Therapist = Berg, Reached = Treatment, Held = 6, Protocol = "ipt-ptsd", Contract = 14, FirstScore = 17, Age = 32 },
        new() { Title = "Suspended for an illness", Therapist = Lin, Reached = Treatment, Held = 6, Turn = Turn.Suspended, Age = 55 },
        new() { Title = "Two appointments missed in a row", Therapist = Sato, Reached = Treatment, Held = 5, Protocol = "ipt-adult-12", Contract = 12, Turn = Turn.MissedTwice, Age = 23 },
        new() { Title = "Risk review open", Therapist = Berg, Reached = Treatment, Held = 4, Protocol = "ipt-b", Contract = 8, FirstScore = 15, LastScore = 18, Turn = Turn.RiskReviewOpen, Age = 40 },
        new() { Title = "Handed over, not yet acknowledged", Therapist = Amari, Reached = Treatment, Held = 5, Turn = Turn.HandedOver, Age = 34 },

        // Ending and after
        new() { Title = "Ending, one session left", Therapist = Lin, Reached = Treatment, Held = 11, Protocol = "ipt-adult-12", Contract = 12, Age = 47 },
        new() { Title = "Ending by telephone", Therapist = Amari, Reached = Treatment, Held = 10, Protocol = "ipt-tel-perinatal", Service = "perinatal", Source = "maternity", Contract = 12, Modality = "telephone", Age = 30 },
        new() { Title = "Maintenance of a bipolar disorder", Therapist = Novak, Reached = Maintenance, Held = 16, Protocol = "ipsrt", Source = "secondary_mental_health", Area = "loss_of_healthy_self", Age = 43 },
        new() { Title = "Completed, partner in the sessions", Therapist = Amari, Reached = Treatment, Held = 8, Protocol = "pa-ipt", Service = "perinatal", Source = "maternity", Contract = 8, Partner = "partner", LastScore = 5, Closure = ("completed", null, null), Age = 28 },
        new() { Title = "Stopped because it did not help", Therapist = Sato, Reached = Treatment, Held = 4, FirstScore = 17, LastScore = 17, Closure = ("ended_before_professional_planned", "not_helpful", null), Age = 39 },
        new() { Title = "Declined the offer", Therapist = Berg, Reached = Assessment, Closure = ("declined", null, null), Age = 50 },
        new() { Title = "Moved away", Therapist = Lin, Reached = Treatment, Held = 6, Protocol = "ipt-adult-12", Contract = 12, Closure = ("moved_away", null, null), Age = 26 },
    ];
}
