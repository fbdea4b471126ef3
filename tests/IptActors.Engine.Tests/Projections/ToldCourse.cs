using IptActors.Domain.CareTeams;
using IptActors.Domain.Catalog;
using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Sessions;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Projections;

/// <summary>A course told by commands, day after day, and the rows that a projection makes of it.</summary>
internal sealed class ToldCourse : IAsyncDisposable
{
    private static readonly ProtectedText Text = new("As told.");

    private readonly CourseWorld _world = new();

    /// <summary>The day of the referral: a Monday.</summary>
    public static DateOnly FirstDay { get; } = new(2026, 1, 5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Ten in the morning of a day, counted from the referral.</summary>
    public static DateTimeOffset At(int day) => new(FirstDay.AddDays(day), new TimeOnly(10, 0), TimeSpan.Zero);

    /// <summary>Referred on the first day, with consent and a therapist.</summary>
    public static async Task<ToldCourse> ReferredAsync()
    {
        var told = new ToldCourse();
        await told.OnAsync(
            0,
            new OpenCourse("client-1", "talking-therapies", "ipt-adult-16", FirstDay, "gp", null, null, null, null),
            new AssignTherapist("ada-okafor", "ben-quist", []));
        return told;
    }

    /// <summary>The same, taken into treatment on day 14.</summary>
    public static async Task<ToldCourse> InTreatmentAsync()
    {
        var told = await ReferredAsync();
        await told.OnAsync(
            14,
            new RecordConsent("treatment", "given", "client", FirstDay, null, null, null),
            new RecordConsent("information_sharing", "given", "client", FirstDay, null, null, null),
            new DecideSuitability(true, [], null),
            new StartTreatment());
        return told;
    }

    /// <summary>The same, with a focus and a contract of 16 sessions, agreed on day 14.</summary>
    public static async Task<ToldCourse> ContractedAsync()
    {
        var told = await InTreatmentAsync();
        await told.OnAsync(
            14,
            new ExplainConfidentialityLimits(["client"], null),
            new ChooseProblemArea("role_transition", null, Text, null),
            new ShareFormulation("6A70.1", null, [], ["role_transition"], Text, "agreed"),
            new AgreeContract(new ContractTerms(16, "weekly", 50, FirstDay, FirstDay.AddDays(7 * 15), ["role_transition"], null, Text, null, Text, ["client", "therapist"]), null));
        return told;
    }

    /// <summary>A session of that day that the client attended, an hour before it is recorded.</summary>
    public static HoldSession Held(int day) => new(
        null, At(day).AddHours(-1), 50, null, null, "attended_on_time", "in_person", [], [new("role_play", "role_transition", 20)], [], true, true, true, true, null, null);

    /// <summary>An appointment that is agreed for a day.</summary>
    public static ScheduleSession Planned(int day) => new(At(day), 50, "video", "treatment", null, [], null);

    /// <summary>A total filled in on that day, on paper.</summary>
    public static RecordTotal Total(string measure, int total, int day) => new(measure, total, [], At(day).AddMinutes(-30), null, "paper", "client", null, null);

    /// <summary>The PHQ-9 of that day, ones but for the last item, which asks for thoughts of death.</summary>
    public static CompleteMeasure Phq9(int day, int item9) => new(
        "phq9", [.. Enumerable.Range(1, 9).Select(item => new ItemAnswer($"phq9_{item}", item == 9 ? item9 : 1))], At(day).AddMinutes(-30), null, "paper", "client", null, null);

    /// <summary>Closes the course.</summary>
    public static CloseCourse Closed(string reason) => new(reason, null, null, null, null, null);

    /// <summary>Gives commands on a day; all must be carried out.</summary>
    public async Task<ToldCourse> OnAsync(int day, params CourseCommand[] commands)
    {
        _world.Clock.MoveTo(At(day));
        foreach (var command in commands)
        {
            var answer = await _world.DoAsync(command);
            Assert.True(answer is CommandAnswer.Answered, $"{command.GetType().Name} on day {day}: {answer}");
        }

        return this;
    }

    /// <summary>All rows of the course in a table of a projection, in the order in which they are written.</summary>
    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Projection projection, ProjectionTable<TRow> table)
        where TRow : class, ICourseRow, IEquatable<TRow>
    {
        var projections = new ProjectionSet([projection]);
        var failures = new FoldFailures(1);
        var fold = CourseFold.Before(CourseWorld.Course, BuiltInCatalog.Instance, projections);
        foreach (var stored in await _world.Store.ReadAllAsync(0, 10_000, Cancel))
        {
            fold = fold.With(EventCodec.Default.Decode(stored), projections, failures);
        }

        Assert.False(failures.Any);
        var changes = projection.Tables.Select(each => each.NewChanges()).ToList();
        fold.Rows(0, projections).Diff(new RowSink(projection.Tables), changes);
        return changes.OfType<RowChanges<TRow>>().Single(change => change.TypedTable == table).Puts;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
