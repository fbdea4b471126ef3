using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Courses;

public sealed class Reading_a_course_as_it_was : IAsyncLifetime
{
    private readonly Clinic _clinic = new();
    private readonly string _course = Requests.NewCourse();
    private CommandResult _opened = new();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public async ValueTask InitializeAsync()
    {
        _opened = (await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(_course))).Result;
        await Ada.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(_course, "ada-okafor"));
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task By_version_it_is_as_right_after_that_event()
    {
        var then = await ReadAsync(new GetCourseRequest { Course = _course, AtVersion = _opened.Version });

        Assert.Equal(_opened.Version, then.Version);
        Assert.Empty(then.CareTeam.Therapist);
    }

    [Fact]
    public async Task By_time_it_holds_what_had_been_recorded_by_then()
    {
        var then = await ReadAsync(new GetCourseRequest { Course = _course, AtTime = _opened.Events[^1].RecordedAt });

        Assert.Empty(then.CareTeam.Therapist);
    }

    [Fact]
    public async Task Beyond_the_last_event_it_is_as_it_stands()
    {
        var now = await ReadAsync(new GetCourseRequest { Course = _course });

        Assert.Equal(now.Version, (await ReadAsync(new GetCourseRequest { Course = _course, AtVersion = 1000 })).Version);
    }

    [Fact]
    public async Task Before_the_first_event_there_was_none()
    {
        var refused = await Ada.RefusedAsync<GetCourseRequest, GetCourseResponse>(
            new GetCourseRequest { Course = _course, AtTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero)) });

        Assert.Equal("COURSE_NOT_FOUND", refused.Reason);
    }

    [Fact]
    public async Task A_version_or_moment_that_cannot_be_is_refused()
    {
        Assert.Equal(["at_version"], (await RefusedAsync(new GetCourseRequest { Course = _course, AtVersion = 0 })).Fields);
        Assert.Equal(["at_time"], (await RefusedAsync(new GetCourseRequest { Course = _course, AtTime = new Timestamp { Nanos = -1 } })).Fields);
    }

    private async Task<Course> ReadAsync(GetCourseRequest request) => (await Ada.CallAsync<GetCourseRequest, GetCourseResponse>(request)).Course;

    private Task<Refused> RefusedAsync(GetCourseRequest request) => Ada.RefusedAsync<GetCourseRequest, GetCourseResponse>(request);
}
