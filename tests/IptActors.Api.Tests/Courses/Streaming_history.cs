using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Courses;

public sealed class Streaming_history : IAsyncLifetime
{
    private readonly Clinic _clinic = new();
    private readonly string _course = Requests.NewCourse();
    private List<CourseEvent> _all = [];

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public async ValueTask InitializeAsync()
    {
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(_course));
        await Ada.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(_course, "ada-okafor"));
        await Ada.CallAsync<WriteNoteRequest, WriteNoteResponse>(Requests.ProcessNote(_course, "First."));
        await Ada.CallAsync<WriteNoteRequest, WriteNoteResponse>(Requests.ProcessNote(_course, "Second."));
        _all = (await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course })).Events;
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public void Versions_have_no_gaps() => Assert.Equal(Enumerable.Range(1, _all.Count).Select(i => (long)i), _all.Select(e => e.Version));

    [Fact]
    public async Task A_range_holds_both_of_its_ends()
    {
        var (events, _) = await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course, FromVersion = 2, ToVersion = 3 });

        Assert.Equal(_all[1..3], events);
    }

    [Fact]
    public async Task A_range_beyond_the_end_is_empty()
    {
        var (events, refusal) = await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course, FromVersion = 1000 });

        Assert.Empty(events);
        Assert.Null(refusal);
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_refused()
    {
        var (_, refusal) = await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course, FromVersion = 3, ToVersion = 2 });

        Assert.Equal(["to_version"], new Refused(refusal!).Fields);
    }
}
