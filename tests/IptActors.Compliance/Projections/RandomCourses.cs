using System.Text;
using IptActors.Domain.CareTeams;
using IptActors.Domain.Catalog;
using IptActors.Domain.Consents;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Risks;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Compliance.Projections;

/// <summary>Courses that take random commands from a seed; what is refused is refused.</summary>
internal sealed class RandomCourses(ICourseJournal journal, int seed) : IAsyncDisposable
{
    private const int Courses = 8;

    private readonly Random _random = new(seed);
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

    private CourseCommand Choose(int course) => _random.Next(10) switch
    {
        0 or 1 or 2 => Open(course),
        3 => new AssignTherapist($"person-{_random.Next(3)}", "person-9", ((string[])["person-7"]).ToValueList()),
        4 => new SuspendCourse("illness", null, null),
        5 => new ResumeCourse(),
        6 => new RequestMeasure("phq9", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(_random.Next(30)), null),
        7 => new RaiseRiskConcern("suicide", "third_party", _random.Next(2) == 0, new ProtectedText("Invented."), null),
        8 when _random.Next(4) == 0 => new CloseCourse("not_assessed", null, null, null, null, null),
        _ => new ExplainConfidentialityLimits(["client"], new ProtectedText("Invented.")),
    };
}
