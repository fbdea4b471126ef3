using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;
using IptActors.Engine.AccessLog;

namespace IptActors.Api.Tests.AccessLog;

public sealed class Being_on_record : IAsyncDisposable
{
    private readonly Clinic _clinic = new();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    private Person Carla => _clinic.As("carla-diaz", Roles.Coordinator);

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task Reading_a_course_says_who_read_which_course_how_and_why()
    {
        var course = await OpenedAsync();
        var auditor = _clinic.As("maria-lind", Roles.Auditor).With("purpose-of-use", "operations").With("x-correlation-id", "visit-7");

        await auditor.CallAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

        var entry = (await EntriesAsync())[^1];
        Assert.Equal(new Accessor("north-house", "maria-lind", "auditor", "", "operations"), entry.Who);
        Assert.Equal(("CourseService/GetCourse", "DISCLOSED", "visit-7"), (entry.Method, entry.Outcome, entry.CorrelationId));
        Assert.Equal([IdOf(course)], entry.Courses);
    }

    [Fact]
    public async Task A_list_names_each_course_that_it_shows()
    {
        string[] courses = [await OpenedAsync(), await OpenedAsync(), await OpenedAsync()];

        await Ada.CallAsync<ListCoursesRequest, ListCoursesResponse>(new ListCoursesRequest { Parent = "clinics/north-house" });

        Assert.Equal(courses.Select(IdOf).Order(), (await EntriesAsync())[^1].Courses.Order());
    }

    [Fact]
    public async Task An_empty_list_is_an_access_too()
    {
        await Ada.CallAsync<ListCoursesRequest, ListCoursesResponse>(new ListCoursesRequest { Parent = "clinics/north-house" });

        var entry = (await EntriesAsync())[^1];
        Assert.Equal(("CourseService/ListCourses", "DISCLOSED"), (entry.Method, entry.Outcome));
        Assert.Empty(entry.Courses);
    }

    [Fact]
    public async Task A_stream_is_on_record_before_its_first_event_leaves()
    {
        var course = await OpenedAsync();
        var before = await _clinic.AccessLog.ReadHeadAsync(TestContext.Current.CancellationToken);
        long? whenFirstLeft = null;

        await _clinic.Methods.OfType<ServerStreamingApiMethod<StreamHistoryRequest, StreamHistoryResponse>>().Single().Handler(
            new StreamHistoryRequest { Course = course },
            async (_, token) => whenFirstLeft ??= await _clinic.AccessLog.ReadHeadAsync(token),
            Ada.Context,
            TestContext.Current.CancellationToken);

        var entries = await EntriesAsync();
        Assert.NotNull(whenFirstLeft);
        Assert.Contains(entries.Take((int)whenFirstLeft.Value).Skip((int)before), entry => entry.Method == "CourseService/StreamHistory");
        Assert.Single(entries, entry => entry.Method == "CourseService/StreamHistory");
    }

    [Fact]
    public async Task An_accepted_command_is_told_by_its_events_alone()
    {
        await OpenedAsync();

        Assert.All(await EntriesAsync(), entry => Assert.Equal("SIGNED_IN", entry.Outcome));
    }

    [Fact]
    public async Task A_command_sent_again_is_an_access_to_what_it_is_answered()
    {
        var request = Requests.Open();
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);

        var entry = Assert.Single(await EntriesAsync(), entry => entry.Outcome == "DISCLOSED");
        Assert.Equal(("ReferralService/OpenCourse", request.RequestId), (entry.Method, entry.RequestId));
        Assert.Equal([IdOf(request.Course)], entry.Courses);
    }

    [Fact]
    public async Task A_refused_command_names_the_course_the_reason_and_the_request()
    {
        var course = await OpenedAsync();
        var request = Requests.Open(course);

        await Carla.RefusedAsync<OpenCourseRequest, OpenCourseResponse>(request);

        var entry = (await EntriesAsync())[^1];
        Assert.Equal(("ReferralService/OpenCourse", "COURSE_ALREADY_OPENED", request.RequestId), (entry.Method, entry.Outcome, entry.RequestId));
        Assert.Equal([IdOf(course)], entry.Courses);
    }

    [Fact]
    public async Task A_command_that_was_in_effect_already_records_no_event_and_so_is_an_access()
    {
        var course = await OpenedAsync();

        await Carla.CallAsync<ResumeCourseRequest, ResumeCourseResponse>(new ResumeCourseRequest { Course = course, RequestId = Guid.NewGuid().ToString() });

        var entry = (await EntriesAsync())[^1];
        Assert.Equal(("PhaseService/ResumeCourse", "DISCLOSED"), (entry.Method, entry.Outcome));
        Assert.Equal([IdOf(course)], entry.Courses);
    }

    [Fact]
    public async Task Whoever_may_not_see_a_course_is_on_record_with_it()
    {
        var course = await OpenedAsync();

        await _clinic.As("tom-reed", Roles.Therapist).RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

        var entry = (await EntriesAsync())[^1];
        Assert.Equal(("tom-reed", "NOT_PERMITTED"), (entry.Who.Subject, entry.Outcome));
        Assert.Equal([IdOf(course)], entry.Courses);
    }

    [Fact]
    public async Task Whoever_is_stopped_at_the_gate_is_on_record_with_what_they_asked_for()
    {
        var course = await OpenedAsync();

        await _clinic.As("kiosk", Roles.Dashboard).RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

        var entry = (await EntriesAsync())[^1];
        Assert.Equal(new Accessor("north-house", "kiosk", "dashboard", "", ""), entry.Who);
        Assert.Equal([IdOf(course)], entry.Courses);
    }

    [Fact]
    public async Task A_course_of_another_clinic_is_named_with_its_clinic()
    {
        await Ada.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = "clinics/south-house/courses/c-1" });

        Assert.Equal(["south-house/c-1"], (await EntriesAsync())[^1].Courses);
    }

    [Fact]
    public async Task Calls_without_a_good_token_are_counted_and_cannot_fill_the_log()
    {
        for (var i = 0; i < 1000; i++)
        {
            var nobody = new Person(_clinic, "nonsense", []);
            Assert.Equal("TOKEN_INVALID", (await nobody.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest())).Reason);
        }

        var entries = await EntriesAsync();
        Assert.InRange(entries.Count, 1, 100);
        Assert.All(entries, entry => Assert.Equal((Accessor.Unknown, "TOKEN_INVALID"), (entry.Who, entry.Outcome)));
    }

    [Fact]
    public async Task The_first_use_of_a_token_is_a_sign_in_and_the_second_is_not()
    {
        await Ada.CallAsync<ListCoursesRequest, ListCoursesResponse>(new ListCoursesRequest { Parent = "clinics/north-house" });
        await Ada.CallAsync<ListCoursesRequest, ListCoursesResponse>(new ListCoursesRequest { Parent = "clinics/north-house" });

        Assert.Equal(["sign_in", "CourseService/ListCourses", "CourseService/ListCourses"], (await EntriesAsync()).Select(entry => entry.Method));
    }

    [Fact]
    public async Task Facts_that_belong_to_no_client_leave_no_record()
    {
        await Ada.CallAsync<ListRulesRequest, ListRulesResponse>(new ListRulesRequest());

        Assert.Equal(["sign_in"], (await EntriesAsync()).Select(entry => entry.Method));
    }

    [Theory]
    [InlineData(AccessRecording.Unavailable, "ACCESS_LOG_UNAVAILABLE", Code.Unavailable)]
    [InlineData(AccessRecording.Busy, "ACCESS_LOG_BUSY", Code.ResourceExhausted)]
    public async Task Nothing_is_shown_while_the_log_cannot_be_written(AccessRecording state, string reason, Code code)
    {
        var course = await OpenedAsync();
        _clinic.AccessLog.Answers = state;

        var refused = await Ada.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

        Assert.Equal((reason, code), (refused.Reason, refused.Code));
        Assert.NotNull(refused.Detail<RetryInfo>());
        Assert.Equal(reason, new Refused((await Ada.HistoryAsync(new StreamHistoryRequest { Course = course })).Refusal!).Reason);
    }

    [Fact]
    public async Task A_sign_in_that_could_not_be_recorded_is_recorded_by_the_next_call()
    {
        _clinic.AccessLog.Answers = AccessRecording.Unavailable;
        await Ada.RefusedAsync<ListRulesRequest, ListRulesResponse>(new ListRulesRequest());
        _clinic.AccessLog.Answers = AccessRecording.Recorded;

        await Ada.CallAsync<ListRulesRequest, ListRulesResponse>(new ListRulesRequest());

        Assert.Equal("SIGNED_IN", Assert.Single(await EntriesAsync()).Outcome);
    }

    [Fact]
    public async Task Each_refused_command_of_an_import_is_on_record_as_if_it_came_alone()
    {
        var course = await OpenedAsync();
        var orphan = Requests.Assign(Requests.NewCourse(), "ada-okafor");
        var note = Requests.ProcessNote(course, "Not for coordinators to write.");

        await Carla.ImportAsync(new[] { (Google.Protobuf.IMessage)orphan, note }.Select(command => new ImportCommandsRequest { Command = Google.Protobuf.WellKnownTypes.Any.Pack(command) }));

        var refused = (await EntriesAsync()).Where(entry => entry.Outcome != "SIGNED_IN").Select(entry => (entry.Method, entry.Outcome, entry.Courses[0])).ToHashSet();
        Assert.Equal(
            [("ReferralService/AssignTherapist", "COURSE_NOT_FOUND", IdOf(orphan.Course)), ("CareService/WriteNote", "NOT_PERMITTED", IdOf(course))],
            refused);
    }

    [Fact]
    public async Task The_chain_holds_over_all_of_it()
    {
        await OpenedAsync();
        await Ada.CallAsync<ListCoursesRequest, ListCoursesResponse>(new ListCoursesRequest { Parent = "clinics/north-house" });

        var previous = AccessChain.Genesis;
        foreach (var recorded in await _clinic.AccessLog.ReadAllAsync(0, 1000, TestContext.Current.CancellationToken))
        {
            Assert.Equal(recorded.Hash, previous = AccessChain.Next(previous, recorded.Position, recorded.Entry));
        }
    }

    private async Task<string> OpenedAsync()
    {
        var course = Requests.NewCourse();
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(course));
        await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(course, "ada-okafor"));
        return course;
    }

    private async Task<List<AccessEntry>> EntriesAsync() =>
        [.. (await _clinic.AccessLog.ReadAllAsync(0, 10_000, TestContext.Current.CancellationToken)).Select(recorded => recorded.Entry)];

    private static string IdOf(string course) => course.Split('/')[^1];
}
