using System.Text;
using IptActors.Domain.Assessments;
using IptActors.Domain.BetweenSessions;
using IptActors.Domain.Care;
using IptActors.Domain.CareTeams;
using IptActors.Domain.Catalog;
using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Corrections;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Goals;
using IptActors.Domain.Inventories;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Reviews;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Compliance.Projections;

/// <summary>Courses that go the usual way with random commands in between, from a seed; what is refused is refused.</summary>
internal sealed class RandomCourses(ICourseJournal journal, int seed) : IAsyncDisposable
{
    private const int Courses = 8;

    private static readonly ProtectedText Text = new("Invented.");

    private static readonly PersonDetails Sister = new(
        Text, "sibling", null, null, null, 2, null, null, null, null, null, null, null, null, null, null, null, null, null, null, false, null, null, null, false, false, null);

    private readonly Random _random = new(seed);
    private readonly int[] _steps = new int[Courses];
    private readonly CourseRuntime _courses =
        new(journal, new SharedCatalog(BuiltInCatalog.Instance), new CourseRuntimeOptions(), TimeProvider.System, NullLogger<CourseRuntime>.Instance);

    public static ClinicId Clinic { get; } = ClinicId.Parse("north");

    private static Caller Coordinator { get; } = new(Clinic, "cora", "coordinator", null, CourseScope.Clinic, null);

    public static CourseKey Key(int course) => new(Clinic, CourseId.Parse($"c-{course}"));

    public ValueTask DisposeAsync() => _courses.DisposeAsync();

    /// <summary>Some commands to some courses.</summary>
    public async Task LiveAsync(int commands, CancellationToken cancellationToken)
    {
        for (var n = 0; n < commands; n++)
        {
            var course = _random.Next(Courses);
            await DoAsync(course, Choose(course), cancellationToken);
        }
    }

    public ValueTask<CommandAnswer> DoAsync(int course, CourseCommand command, CancellationToken cancellationToken) =>
        _courses.ExecuteAsync(
            Key(course),
            new CommandEnvelope { RequestId = Guid.NewGuid(), RequestHash = RequestHash.Of(Encoding.UTF8.GetBytes(command.GetType().Name)), Command = command, Caller = Coordinator },
            cancellationToken);

    public static OpenCourse Open(int course) =>
        new($"client-{course}", "talking-therapies", "ipt-adult-16", new DateOnly(2026, 2, 20), "gp", null, null, null, null);

    private CourseCommand Choose(int course) => _random.Next(3) > 0 ? Next(course, _steps[course]++) : Between(course);

    // A course as it goes from referral to the end, and on after it.
    private CourseCommand Next(int course, int step) => step switch
    {
        0 => Open(course),
        1 => new RecordConsent("treatment", "given", "client", Today(), null, null, null),
        2 => new RecordConsent("information_sharing", "given", "client", Today(), null, null, null),
        3 => new DecideSuitability(true, [], Text),
        4 => new AssignTherapist($"person-{_random.Next(3)}", "person-9", ((string[])["person-7"]).ToValueList()),
        5 => new StartTreatment(),
        6 => new ExplainConfidentialityLimits(["client"], Text),
        7 => new ChooseProblemArea("role_transition", null, Text, null),
        8 => new DrawInventory("initial", [new PersonEntry(null, Sister), new PersonEntry(null, Sister with { ClosenessRing = 1 })]),
        9 => new ShareFormulation("6A70.1", null, [], ["role_transition"], Text, "agreed"),
        10 => new AgreeContract(new ContractTerms(16, "weekly", 50, Today(), Today().AddDays(7 * 15), ["role_transition"], null, Text, null, Text, ["client", "therapist"]), null),
        11 => new SetGoal(Text, "role_transition", null, "numeric_0_10", 2, 7, null, "active"),
        14 => new AdvancePhase(Phase.Middle),
        20 => new CloseCourse("moved_away", null, null, null, null, null),
        21 => new ReopenCourse(Phase.Middle, "relapse", null),
        _ => (step % 4) switch
        {
            0 => new RateGoal(1, _random.Next(11), null, null),
            1 => Hold(),
            2 => new RecordTotal("phq9", _random.Next(28), [], DateTimeOffset.UtcNow, null, "paper", "client", null, null),
            _ => new RecordTotal("gad7", _random.Next(22), [], DateTimeOffset.UtcNow, null, "paper", "client", null, null),
        },
    };

    private CourseCommand Between(int course) => _random.Next(25) switch
    {
        0 => Open(course),
        1 => new SuspendCourse("illness", null, null),
        2 => new ResumeCourse(),
        3 => new RequestMeasure("phq9", Today().AddDays(_random.Next(30)), null),
        4 => new RaiseRiskConcern("suicide", "third_party", _random.Next(2) == 0, Text, null),
        5 => new AcknowledgeRiskReview(1 + _random.Next(2), "continue_monitoring", Text, null),
        6 => new ScheduleSession(DateTimeOffset.UtcNow.AddDays(_random.Next(1, 60)), 50, "in_person", "treatment", null, [], null),
        7 => new CancelSession(1 + _random.Next(6), "client", null, null),
        8 => new RecordPerson(_random.Next(2) == 0 ? null : 1, Sister with { ClosenessRing = 1 + _random.Next(3) }),
        9 => new RecordSamples("self_report", null, [new("ema_mood", DateTimeOffset.UtcNow.AddMinutes(-_random.Next(1, 600)), _random.Next(1, 8), null, null)]),
        10 => new AgreeHomework(Text, null, null, null, null),
        11 => new ReviewHomework(1 + _random.Next(2), "done", null),
        12 => new GivePsychoeducation(["diagnosis", "ipt_model"], true, null),
        13 => new WriteNote("progress", Text, null),
        14 => new RetractEntry(1 + _random.Next(40), "wrong_value", null),
        15 => new ConsiderMedication("none", null, null),
        16 => new ReviewCourse("improved", true, null, null),
        17 => new DiscussEnding(["sadness"], null),
        18 => new ReviewGains([Text], null, ["pride"]),
        19 => new TransferCourse($"person-{_random.Next(3)}", $"person-{_random.Next(3)}", "workload", null, null),
        20 => new SignOffSession(1 + _random.Next(8)),
        21 => new ChangeGoalStatus(1, "dropped", Text),
        22 or 23 => new RaiseRiskConcern("self_harm", "third_party", false, Text, null),
        24 when _random.Next(4) == 0 => new CloseCourse("not_assessed", null, null, null, null, null),
        _ => new ExplainConfidentialityLimits(["client"], Text),
    };

    private HoldSession Hold() => new(
        null, DateTimeOffset.UtcNow.AddMinutes(-_random.Next(1, 600)), 50, null, null, "attended_on_time", "in_person", [],
        [new("role_play", "role_transition", 20)], [], true, true, _random.Next(2) == 0, true, null, null);

    private static DateOnly Today() => DateOnly.FromDateTime(DateTime.UtcNow);
}
