using Google.Protobuf.WellKnownTypes;
using Google.Type;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Audit;

public sealed class Outcomes_of_a_clinic_as_of_a_moment : IAsyncLifetime
{
    private const string Parent = "clinics/north-house";

    private readonly Clinic _clinic = new();
    private long _opened;
    private long _closed;

    private Person Carla => _clinic.As("carla-diaz", Roles.Coordinator);

    public async ValueTask InitializeAsync()
    {
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open($"{Parent}/courses/c-1"));
        _opened = (await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open($"{Parent}/courses/c-2"))).Result.Position;
        _closed = (await Carla.CallAsync<CloseCourseRequest, CloseCourseResponse>(new()
        {
            Course = $"{Parent}/courses/c-1",
            RequestId = Guid.NewGuid().ToString(),
            Reason = "declined",
        })).Result.Position;
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task A_course_that_ended_later_had_not_ended_then()
    {
        var then = await AskAsync(_clinic.Auditor(), _opened);
        var now = await AskAsync(_clinic.Auditor(), _closed);

        Assert.Equal((0, 2, _opened), (then.Outcomes.Total.Ended.Value, then.Courses.Value, then.Outcomes.Position));
        Assert.Equal((1, 2, _closed), (now.Outcomes.Total.Ended.Value, now.Courses.Value, now.Outcomes.Position));
        Assert.Equal((0, "nhs-tt"), (now.CoursesNotSound, now.Outcomes.RuleSet));
    }

    [Theory]
    [InlineData(ReportGrouping.Unspecified)]
    [InlineData(ReportGrouping.Month)]
    [InlineData(ReportGrouping.Therapist)]
    [InlineData(ReportGrouping.ProblemArea)]
    [InlineData(ReportGrouping.Protocol)]
    [InlineData(ReportGrouping.Modality)]
    [InlineData(ReportGrouping.Service)]
    public async Task As_of_now_they_are_what_the_projection_says(ReportGrouping grouping)
    {
        var live = Ever(grouping);
        live.MinPosition = _closed;

        var counted = await AskAsync(_clinic.Auditor(), _closed, grouping);

        Assert.Equal(await _clinic.Auditor().CallAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(live), counted.Outcomes);
    }

    [Fact]
    public async Task Filters_restrict_them()
    {
        var elsewhere = Ever(ReportGrouping.Unspecified);
        elsewhere.Service = "elsewhere";

        var answer = await _clinic.Auditor().CallAsync<GetClinicOutcomesAsOfRequest, GetClinicOutcomesAsOfResponse>(new() { Position = _closed, Outcomes = elsewhere });

        Assert.Equal(0, answer.Outcomes.Total.Ended.Value);
    }

    [Fact]
    public async Task Small_numbers_are_left_out_for_those_who_see_aggregates_and_that_is_on_record()
    {
        var answer = await AskAsync(_clinic.As("wall", Roles.Dashboard), _closed);

        Assert.True(answer.Courses.Suppressed);
        Assert.True(answer.Outcomes.Total.Ended.Suppressed);
        Assert.Equal("SUPPRESSED", (await _clinic.AccessLog.ReadAllAsync(0, 1000, TestContext.Current.CancellationToken))[^1].Entry.Outcome);
    }

    [Theory]
    [InlineData(Roles.Therapist)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Admin)]
    public async Task They_are_for_auditors_and_dashboards(Roles role) =>
        Assert.Equal("NOT_PERMITTED", (await RefusedAsync(_clinic.As("somebody", role), new() { Position = 1, Outcomes = Ever(ReportGrouping.Unspecified) })).Reason);

    [Fact]
    public async Task What_cannot_be_asked_is_named()
    {
        var turned = Ever(ReportGrouping.Unspecified);
        (turned.From, turned.To) = (turned.To, turned.From);

        Assert.Equal(["outcomes.to"], (await RefusedAsync(_clinic.Auditor(), new() { Position = 1, Outcomes = turned })).Fields);
        Assert.Equal(["outcomes.parent"], (await RefusedAsync(_clinic.Auditor(), new() { Position = 1 })).Fields);
        Assert.Equal(["as_of"], (await RefusedAsync(_clinic.Auditor(), new() { Outcomes = Ever(ReportGrouping.Unspecified) })).Fields);
        Assert.Equal("POSITION_NOT_FOUND", (await RefusedAsync(_clinic.Auditor(), new() { Position = 1000, Outcomes = Ever(ReportGrouping.Unspecified) })).Reason);
        var tomorrow = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(1));
        Assert.Equal("MOMENT_IN_FUTURE", (await RefusedAsync(_clinic.Auditor(), new() { RecordedAt = tomorrow, Outcomes = Ever(ReportGrouping.Unspecified) })).Reason);
    }

    private static GetClinicOutcomesRequest Ever(ReportGrouping grouping) => new()
    {
        Parent = Parent,
        From = new Date { Year = 2000, Month = 1, Day = 1 },
        To = new Date { Year = 2100, Month = 12, Day = 31 },
        GroupBy = grouping,
    };

    private static Task<GetClinicOutcomesAsOfResponse> AskAsync(Person person, long position, ReportGrouping grouping = ReportGrouping.Unspecified) =>
        person.CallAsync<GetClinicOutcomesAsOfRequest, GetClinicOutcomesAsOfResponse>(new() { Position = position, Outcomes = Ever(grouping) });

    private static Task<Refused> RefusedAsync(Person person, GetClinicOutcomesAsOfRequest request) =>
        person.RefusedAsync<GetClinicOutcomesAsOfRequest, GetClinicOutcomesAsOfResponse>(request);
}
