using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.AccessLog;

public sealed class Asking_who_read_a_course : IAsyncDisposable
{
    private readonly Clinic _clinic = new();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    private Person Carla => _clinic.As("carla-diaz", Roles.Coordinator);

    private Person Olga => _clinic.As("olga-west", Roles.Admin);

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task Names_everybody_who_was_shown_it_the_newest_first_in_plain_words()
    {
        var course = await OpenedAsync();
        await ReadAsync(Ada, course);
        await ReadAsync(Carla, course);

        var list = await ListAsync(Ada, new ListAccessRequest { Course = course });

        Assert.Equal(
            [("carla-diaz", "coordinator", "read the course", "DISCLOSED"), ("ada-okafor", "therapist", "read the course", "DISCLOSED")],
            list.Accesses.Select(access => (access.Subject, access.Role, access.Action, access.Outcome)));
    }

    [Fact]
    public async Task Names_those_who_were_refused_too()
    {
        var course = await OpenedAsync();
        await _clinic.As("tom-reed", Roles.Therapist).RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

        var access = Assert.Single((await ListAsync(Olga, new ListAccessRequest { Course = course })).Accesses);

        Assert.Equal(("tom-reed", "NOT_PERMITTED"), (access.Subject, access.Outcome));
    }

    [Fact]
    public async Task Is_on_record_itself()
    {
        var course = await OpenedAsync();
        await ListAsync(Olga, new ListAccessRequest { Course = course });

        var access = Assert.Single((await ListAsync(Olga, new ListAccessRequest { Course = course })).Accesses);

        Assert.Equal(("olga-west", "AccessService/ListAccess"), (access.Subject, access.Method));
    }

    [Fact]
    public async Task Counts_other_courses_and_does_not_name_them()
    {
        var course = await OpenedAsync();
        await OpenedAsync();
        await Ada.CallAsync<ListCoursesRequest, ListCoursesResponse>(new ListCoursesRequest { Parent = "clinics/north-house" });

        var access = Assert.Single((await ListAsync(Ada, new ListAccessRequest { Course = course })).Accesses);

        Assert.Equal([course], access.Courses);
        Assert.Equal(1, access.OtherCourses);
    }

    [Fact]
    public async Task A_person_is_asked_for_over_all_courses_by_whoever_answers_for_the_clinic()
    {
        string[] courses = [await OpenedAsync(), await OpenedAsync()];
        await ReadAsync(Ada, courses[0]);
        await ReadAsync(Carla, courses[0]);
        await ReadAsync(Ada, courses[1]);

        var list = await ListAsync(Olga, new ListAccessRequest { Person = "ada-okafor" });

        Assert.Equal([courses[1], courses[0]], list.Accesses.Where(access => access.Method != "sign_in").Select(access => access.Courses.Single()));
    }

    [Fact]
    public async Task Those_who_treat_ask_for_their_own_courses_only()
    {
        var course = await OpenedAsync();

        Assert.Equal("NOT_PERMITTED", (await TryAsync(Ada, new ListAccessRequest())).Reason);
        Assert.Equal("NOT_PERMITTED", (await TryAsync(_clinic.As("tom-reed", Roles.Therapist), new ListAccessRequest { Course = course })).Reason);
        Assert.Equal("NOT_PERMITTED", (await TryAsync(Carla, new ListAccessRequest { Course = course })).Reason);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_a_token_fits_its_query_only()
    {
        var course = await OpenedAsync();
        for (var i = 0; i < 5; i++)
        {
            await ReadAsync(Ada, course);
        }

        var first = await ListAsync(Ada, new ListAccessRequest { Course = course, PageSize = 3 });
        var second = await ListAsync(Ada, new ListAccessRequest { Course = course, PageSize = 3, PageToken = first.NextPageToken });

        Assert.Equal(5, first.Accesses.Concat(second.Accesses).Where(access => access.Method == "CourseService/GetCourse").DistinctBy(access => access.Position).Count());
        Assert.Equal("INVALID_PAGE_TOKEN", (await TryAsync(Olga, new ListAccessRequest { PageToken = first.NextPageToken })).Reason);
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused()
    {
        var now = Timestamp.FromDateTime(DateTime.UtcNow);

        Assert.Equal(["until_time"], (await TryAsync(Olga, new ListAccessRequest { FromTime = now, UntilTime = now })).Fields);
    }

    [Fact]
    public async Task The_report_for_a_client_reads_as_text()
    {
        var course = await OpenedAsync();
        await ReadAsync(Ada, course);
        await _clinic.As("tom-reed", Roles.Therapist).RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

        var report = await ReportAsync(Olga, new ExportAccessReportRequest { Course = course });

        Assert.StartsWith($"Who read the record of course {course.Split('/')[^1]} at north-house\n", report, StringComparison.Ordinal);
        Assert.Contains("ada-okafor (therapist) read the course\n", report, StringComparison.Ordinal);
        Assert.Contains("tom-reed (therapist) tried and was not shown (NOT_PERMITTED): read the course\n", report, StringComparison.Ordinal);
        Assert.Contains("olga-west (admin) made the report of who had read the course\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_for_a_client_reads_as_JSON()
    {
        var course = await OpenedAsync();
        await ReadAsync(Ada, course);
        await ReadAsync(Carla, course);

        using var report = JsonDocument.Parse(await ReportAsync(Olga, new ExportAccessReportRequest { Course = course, Format = AccessReportFormat.Json }));

        Assert.Equal(course, report.RootElement.GetProperty("course").GetString());
        Assert.Equal(
            ["olga-west", "carla-diaz", "ada-okafor"], report.RootElement.GetProperty("accesses").EnumerateArray().Select(access => access.GetProperty("subject").GetString()));
    }

    private async Task<string> OpenedAsync()
    {
        var course = Requests.NewCourse();
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(course));
        await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(course, "ada-okafor"));
        return course;
    }

    private static Task ReadAsync(Person person, string course) => person.CallAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = course });

    private static Task<ListAccessResponse> ListAsync(Person person, ListAccessRequest request)
    {
        request.Parent = "clinics/north-house";
        return person.CallAsync<ListAccessRequest, ListAccessResponse>(request);
    }

    private static Task<Refused> TryAsync(Person person, ListAccessRequest request)
    {
        request.Parent = "clinics/north-house";
        return person.RefusedAsync<ListAccessRequest, ListAccessResponse>(request);
    }

    private async Task<string> ReportAsync(Person person, ExportAccessReportRequest request)
    {
        var report = new System.Text.StringBuilder();
        var refusal = await _clinic.Methods.OfType<ServerStreamingApiMethod<ExportAccessReportRequest, ExportAccessReportResponse>>().Single().Handler(
            request,
            (piece, _) =>
            {
                report.Append(piece.Content);
                return ValueTask.CompletedTask;
            },
            person.Context,
            TestContext.Current.CancellationToken);
        Assert.Null(refusal);
        return report.ToString();
    }
}
