using FsCheck;
using FsCheck.Fluent;
using IptActors.Domain.Assessments;
using IptActors.Domain.CareTeams;
using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Goals;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Reviews;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Courses;

/// <summary>One step of an invented course: some days pass, then somebody asks for something.</summary>
/// <param name="Days">Days since the step before.</param>
/// <param name="Kind">Which command.</param>
/// <param name="Choice">Which of its values.</param>
public sealed record AnyCommand(int Days, int Kind, int Choice)
{
    private static readonly string[] Areas = ["grief", "role_dispute", "role_transition", "interpersonal_deficits"];

    private static readonly Func<int, DateTimeOffset, CourseCommand>[] Commands =
    [
        (_, now) => new OpenCourse("client-0417", "talking-therapies", "ipt-adult-16", Day(now), "gp", null, new(1990, 5, 17), null, null),
        (n, _) => new DecideSuitability(n % 4 > 0, [], History.Text),
        (n, now) => new RecordConsent("treatment", n % 4 > 0 ? "given" : "withdrawn", "client", Day(now), null, null, null),
        (_, now) => new RecordConsent("information_sharing", "given", "client", Day(now), null, null, null),
        (n, _) => new AssignTherapist(n % 2 == 0 ? "ada-okafor" : "cleo-marsh", "ben-quist", []),
        (n, _) => new TransferCourse(n % 2 == 0 ? "ada-okafor" : "cleo-marsh", n % 2 == 0 ? "cleo-marsh" : "ada-okafor", "workload", null, null),
        (_, _) => new AcknowledgeHandover(true, true),
        (_, _) => new WaitlistCourse(null, null),
        (_, _) => new StartAssessment(),
        (_, _) => new StartTreatment(),
        (n, _) => new AdvancePhase((Phase)((int)Phase.Middle + (n % 3))),
        (n, _) => new RevertPhase((Phase)((int)Phase.Initial + (n % 3)), "focus_wrong", null),
        (_, _) => new SuspendCourse("illness", null, null),
        (_, _) => new ResumeCourse(),
        (n, _) => new ChooseProblemArea(Areas[n % 4], null, History.Text, null),
        (n, _) => new ChangeProblemArea(1 + (n % 3), Areas[(n + 1) % 4], null, History.Text),
        (n, _) => new DropProblemArea(1 + (n % 3), History.Text),
        (n, _) => new StageDispute(1 + (n % 3), n % 2 == 0 ? "impasse" : "renegotiation", null),
        (n, _) => new ShareFormulation("6A70.1", null, [], [Areas[n % 4]], History.Text, n % 5 == 0 ? "refused" : "agreed"),
        (n, _) => new AgreeContract(History.Terms with { Focus = [Areas[n % 4]] }, null),
        (n, _) => new RenegotiateContract(History.Terms with { Sessions = 8 + n, Focus = [Areas[n % 4]] }, History.Text),
        (_, _) => new AgreeMaintenanceContract(History.Terms with { Sessions = 6, Frequency = "monthly" }, null),
        (_, _) => new SetGoal(History.Text, "role_transition", null, "numeric_0_10", 2, 7, null, "active"),
        (n, now) => SessionHistory.Hold with { StartedAt = now.AddMinutes(-n) },
        (n, now) => SessionHistory.Hold with { StartedAt = now.AddMinutes(-n), Session = n },
        (n, now) => SessionHistory.Schedule with { StartsAt = now.AddDays(8 * n) },
        (n, _) => new MissSession(1 + n, "did_not_attend", null),
        (n, _) => new CancelSession(1 + n, "client", null, null),
        (n, now) => new RecordTotal("phq9", n * 2, [], now, null, "paper", "client", null, null),
        (_, _) => new RaiseRiskConcern("self_harm", "session", false, History.Text, null),
        (n, _) => new AcknowledgeRiskReview(1 + (n % 2), "no_change", History.Text, null),
        (_, _) => new TakeHistory(History.Text, null, null, null, null, null, null, null),
        (_, _) => new DiscussEnding([], null),
        (_, _) => new CloseCourse("completed", null, null, null, null, null),
        (_, _) => new CloseCourse("moved_away", null, null, null, null, null),

        // Rare, or few courses would live to see the rest.
        (n, now) => n > 2 ? new AcknowledgeHandover(true, true) : new CloseCourse("deceased", null, null, null, Day(now), null),
        (n, now) => n > 2 ? new ResumeCourse() : new RecordDeath(Day(now).AddDays(-n)),
        (n, _) => new ReopenCourse(n % 2 == 0 ? Phase.Middle : Phase.Initial, "relapse", null),
        (_, _) => new DiscloseInformation("legal_duty", "court-4", ["attendance"], null),
    ];

    private static readonly CourseEvent[][] Beginnings = [[], [History.Opened], History.Accepted, History.ReadyForMiddle, History.InMiddle];

    /// <summary>Up to 60 steps after one of several beginnings.</summary>
    public static Arbitrary<(CourseEvent[] Beginning, AnyCommand[] Steps)> Courses { get; } = (
        from beginning in Gen.Elements(Beginnings)
        from steps in (
            from days in Gen.Choose(0, 9)
            from kind in Gen.Choose(0, Commands.Length - 1)
            from choice in Gen.Choose(0, 9)
            select new AnyCommand(days, kind, choice)).ArrayOf(60)
        select (beginning, steps)).ToArbitrary();

    /// <summary>The command at a moment.</summary>
    public CourseCommand At(DateTimeOffset now) => Commands[Kind](Choice, now);

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
