using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Audit;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.BreakGlass;

public sealed class Breaking_the_glass : IAsyncDisposable
{
    private readonly Clinic _clinic = new();

    private Person Eve => _clinic.As("eve-stone", Roles.Therapist);

    private Person Sam => _clinic.As("sam-lee", Roles.Supervisor);

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task Opens_the_course_shows_on_it_and_marks_every_read()
    {
        var course = await OpenedAsync();
        await Eve.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

        await BreakAsync(course);

        var page = await Eve.CallAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });
        var access = Assert.Single(page.Course.Emergencies.Accesses);
        Assert.Equal((1, "eve-stone"), (access.Ordinal, access.By));
        var recorded = (await _clinic.AccessLog.ReadAllAsync(0, 1000, TestContext.Current.CancellationToken))[^1].Entry;
        Assert.Equal(("eve-stone", "DISCLOSED", true), (recorded.Who.Subject, recorded.Outcome, recorded.Emergency));
        await Eve.HistoryAsync(new StreamHistoryRequest { Course = course });
        Assert.True((await _clinic.AccessLog.ReadAllAsync(0, 1000, TestContext.Current.CancellationToken))[^1].Entry.Emergency);
    }

    [Fact]
    public async Task Opens_what_is_counted_of_the_course_too_and_marks_that_as_well()
    {
        var course = await OpenedAsync();
        var refused = await Eve.RefusedAsync<GetCourseFidelityRequest, GetCourseFidelityResponse>(new GetCourseFidelityRequest { Course = course });

        var position = (await Eve.CallAsync<OpenEmergencyAccessRequest, OpenEmergencyAccessResponse>(Break(course))).Result.Position;

        Assert.Equal("NOT_PERMITTED", refused.Reason);
        Assert.NotEmpty((await Eve.CallAsync<GetCourseFidelityRequest, GetCourseFidelityResponse>(new GetCourseFidelityRequest { Course = course, MinPosition = position })).Indicators);
        await Eve.CallAsync<GetOutcomeTrajectoryRequest, GetOutcomeTrajectoryResponse>(new GetOutcomeTrajectoryRequest { Course = course, MinPosition = position });
        Assert.True((await _clinic.AccessLog.ReadAllAsync(0, 1000, TestContext.Current.CancellationToken))[^1].Entry.Emergency);
    }

    [Fact]
    public async Task Does_not_let_anybody_watch_the_course_beyond_its_end()
    {
        var course = await OpenedAsync();
        await BreakAsync(course);

        var (_, refused) = await Eve.StreamAsync<WatchCourseRequest, WatchCourseResponse>(new WatchCourseRequest { Course = course });

        Assert.Equal("NOT_PERMITTED", refused!.Reason);
    }

    [Fact]
    public async Task Waits_on_the_list_of_supervisors_until_the_review_is_closed()
    {
        var course = await OpenedAsync();
        await BreakAsync(course);

        var waiting = Assert.Single((await ListAsync(Sam)).Accesses);
        Assert.Equal((course, 1, "eve-stone", "The client called the duty line."), (waiting.Course, waiting.Emergency, waiting.By, waiting.Reason));
        Assert.Equal("", Assert.Single((await ListAsync(_clinic.As("olga-west", Roles.Admin))).Accesses).Reason);

        await Sam.CallAsync<ReviewEmergencyAccessRequest, ReviewEmergencyAccessResponse>(Review(course));

        Assert.Empty((await ListAsync(Sam)).Accesses);
        await Eve.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });
    }

    [Fact]
    public async Task Is_not_reviewed_by_the_same_person_in_another_role()
    {
        var course = await OpenedAsync();
        await BreakAsync(course);

        var refused = await _clinic.As("eve-stone", Roles.Supervisor).RefusedAsync<ReviewEmergencyAccessRequest, ReviewEmergencyAccessResponse>(Review(course));

        Assert.Equal(("RULES_BROKEN", "emergency_own_review"), (refused.Reason, refused.Info.Metadata["rules"]));
    }

    [Theory]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Admin)]
    public async Task Is_for_those_who_treat(Roles role)
    {
        var course = await OpenedAsync();

        Assert.Equal("NOT_PERMITTED", (await _clinic.As("eve-stone", role).RefusedAsync<OpenEmergencyAccessRequest, OpenEmergencyAccessResponse>(Break(course))).Reason);
    }

    [Fact]
    public async Task Does_not_tell_who_else_read_the_course()
    {
        var course = await OpenedAsync();
        await BreakAsync(course);

        var refused = await Eve.RefusedAsync<ListAccessRequest, ListAccessResponse>(new ListAccessRequest { Parent = "clinics/north-house", Course = course });

        Assert.Equal("NOT_PERMITTED", refused.Reason);
    }

    [Fact]
    public async Task Does_not_tell_who_else_read_the_course_in_an_export_either()
    {
        var course = await OpenedAsync();
        await BreakAsync(course);
        var request = new ExportCourseRequest { Course = course, Format = ExportFormat.Html };

        var (_, allowed) = await Eve.StreamAsync<ExportCourseRequest, ExportCourseResponse>(request);
        request.AccessUntil = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow);
        var (pieces, refused) = await Eve.StreamAsync<ExportCourseRequest, ExportCourseResponse>(request);

        Assert.Null(allowed);
        Assert.Empty(pieces);
        Assert.Equal("NOT_PERMITTED", refused!.Reason);
    }

    private static OpenEmergencyAccessRequest Break(string course) =>
        new() { Course = course, RequestId = Guid.NewGuid().ToString(), Reason = "The client called the duty line." };

    private static ReviewEmergencyAccessRequest Review(string course) =>
        new() { Course = course, RequestId = Guid.NewGuid().ToString(), Emergency = 1, Outcome = "justified", Note = "Danger was real." };

    private Task BreakAsync(string course) => Eve.CallAsync<OpenEmergencyAccessRequest, OpenEmergencyAccessResponse>(Break(course));

    private static Task<ListEmergencyAccessResponse> ListAsync(Person person) =>
        person.CallAsync<ListEmergencyAccessRequest, ListEmergencyAccessResponse>(new ListEmergencyAccessRequest { Parent = "clinics/north-house" });

    private async Task<string> OpenedAsync()
    {
        var carla = _clinic.As("carla-diaz", Roles.Coordinator);
        var course = Requests.NewCourse();
        await carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(course));
        await carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(course, "ada-okafor", "sam-lee"));
        return course;
    }
}
