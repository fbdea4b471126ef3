using IptActors.Compliance.Journal;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Journal;

namespace IptActors.Compliance.Audit;

/// <summary>What every search over recorded events promises. Each test uses a clinic of its own.</summary>
public abstract class RecordedEventsCompliance : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly ClinicId _clinic = ClinicId.Parse($"clinic-{Guid.NewGuid():N}");
    private readonly Dictionary<string, (long Version, EventHash Head)> _heads = [];
    private RecordedEventsUnderTest? _open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a journal and a search over it; it may hold events of other tests.</summary>
    protected abstract ValueTask<RecordedEventsUnderTest> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _open = await OpenAsync();
        await RecordAsync("c-1", "ada-okafor", minute: 0);
        await RecordAsync("c-2", "ben-larsen", minute: 1);
        await RecordAsync("c-1", "booking-system", minute: 2, onBehalfOf: "ada-okafor");
        await RecordAsync("c-3", "ada-okafor", minute: 3, occurred: Noon.AddDays(-7));
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await _open.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Events_come_in_commit_order_and_only_of_the_clinic()
    {
        await _open!.Journal.AppendAsync(Sample.Append(Sample.NewCourse(), 0), Cancel);

        Assert.Equal(["c-1/1", "c-2/1", "c-1/2", "c-3/1"], await FindAsync(new EventQuery(_clinic)));
    }

    [Fact]
    public async Task A_person_is_found_as_the_actor_and_behind_a_system() =>
        Assert.Equal(["c-1/1", "c-1/2", "c-3/1"], await FindAsync(new EventQuery(_clinic) { Person = "ada-okafor" }));

    [Fact]
    public async Task A_person_is_found_within_one_course() =>
        Assert.Equal(["c-1/1", "c-1/2"], await FindAsync(new EventQuery(_clinic) { Person = "ada-okafor", Course = CourseId.Parse("c-1") }));

    [Fact]
    public async Task Types_are_told_apart()
    {
        Assert.Equal(4, (await FindAsync(new EventQuery(_clinic) { Types = ["confidentiality_limits_explained"] })).Count);
        Assert.Empty(await FindAsync(new EventQuery(_clinic) { Types = ["session_held"] }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("c-1")]
    public async Task A_recorded_period_begins_with_its_first_moment_and_ends_before_its_last(string? course)
    {
        var found = await FindAsync(new EventQuery(_clinic) { Course = Course(course), RecordedFrom = Noon, RecordedUntil = Noon.AddMinutes(2) });

        Assert.Equal(course is null ? ["c-1/1", "c-2/1"] : ["c-1/1"], found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("c-3")]
    public async Task What_happened_long_before_it_was_recorded_is_found_by_when_it_happened(string? course)
    {
        var query = new EventQuery(_clinic) { Course = Course(course), OccurredFrom = Noon.AddDays(-8), OccurredUntil = Noon.AddDays(-6) };

        Assert.Equal(["c-3/1"], await FindAsync(query));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var first = await _open!.Events.SearchAsync(new EventQuery(_clinic) { Limit = 3 }, Cancel);
        var second = await _open.Events.SearchAsync(new EventQuery(_clinic) { Limit = 3, AfterPosition = first[^1].Position }, Cancel);

        Assert.Equal(["c-1/1", "c-2/1", "c-1/2", "c-3/1"], first.Concat(second).Select(Name));
    }

    [Fact]
    public async Task What_is_recorded_after_a_search_is_found_by_the_next()
    {
        await FindAsync(new EventQuery(_clinic));

        await RecordAsync("c-2", "ben-larsen", minute: 9);

        Assert.Equal(["c-2/1", "c-2/2"], await FindAsync(new EventQuery(_clinic) { Person = "ben-larsen" }));
    }

    [Fact]
    public async Task Whole_courses_are_read_a_few_at_a_time()
    {
        var first = await _open!.Events.ReadCoursesAsync(_clinic, null, 2, Cancel);
        var second = await _open.Events.ReadCoursesAsync(_clinic, CourseId.Parse("c-2"), 2, Cancel);

        Assert.Equal(["c-1/1", "c-1/2", "c-2/1"], first.Select(Name));
        Assert.Equal(["c-3/1"], second.Select(Name));
        Assert.Empty(await _open.Events.ReadCoursesAsync(_clinic, CourseId.Parse("c-3"), 2, Cancel));
    }

    private static CourseId? Course(string? course) => course is null ? null : CourseId.Parse(course);

    private static string Name(StoredEvent stored) => $"{stored.Course.Course}/{stored.Event.Version}";

    private async Task<IReadOnlyList<string>> FindAsync(EventQuery query) => [.. (await _open!.Events.SearchAsync(query with { Limit = 1000 }, Cancel)).Select(Name)];

    private async Task RecordAsync(string course, string actor, int minute, string? onBehalfOf = null, DateTimeOffset? occurred = null)
    {
        var key = new CourseKey(_clinic, CourseId.Parse(course));
        var at = Noon.AddMinutes(minute);
        var (version, head) = _heads.GetValueOrDefault(course, (0, HashChain.Start(key)));
        var request = Guid.NewGuid();
        var stamp = new CommandStamp(key, at, occurred ?? at, actor, "therapist", onBehalfOf, null, request, RequestHash.Of(request.ToByteArray()), null, null);
        var sealedEvent = HashChain.Seal(
            stamp, Guid.CreateVersion7(at), version + 1, EventCodec.Default.Encode(new Domain.Consents.ConfidentialityLimitsExplained(["client"], null)), head, out var headers);
        Assert.IsType<AppendOutcome.Committed>(await _open!.Journal.AppendAsync(new AppendRequest(key, version, [sealedEvent], null), Cancel));
        _heads[course] = (version + 1, headers.Hash);
    }
}
