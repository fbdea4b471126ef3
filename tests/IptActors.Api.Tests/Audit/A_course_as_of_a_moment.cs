using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Audit;

public sealed class A_course_as_of_a_moment : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly Clinic _clinic = new();
    private readonly string _course = Requests.NewCourse();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public async ValueTask InitializeAsync()
    {
        var open = Requests.Open(_course);
        open.OccurredAt = At(Monday);
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(open);
        var assign = Requests.Assign(_course, "ada-okafor");
        assign.OccurredAt = At(Monday.AddDays(1));
        await Ada.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(assign);

        // Friday's goal is entered before Wednesday's, and a measure of Wednesday is entered last and then corrected.
        await GoalAsync("Friday's goal", Monday.AddDays(4));
        await GoalAsync("Wednesday's goal", Monday.AddDays(2));
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task What_was_true_then_has_what_was_entered_late()
    {
        var then = await AsOfAsync(new GetCourseAsOfRequest { Course = _course, OccurredAt = At(Monday.AddDays(1)) });

        Assert.Equal("ada-okafor", then.Course.CareTeam.Therapist);
        Assert.Empty(then.Course.Goals?.Goals_ ?? []);
        Assert.NotEmpty(then.RecordedLater);
    }

    [Fact]
    public async Task What_was_known_then_has_not_what_was_entered_late()
    {
        var refused = await _clinic.Auditor().RefusedAsync<GetCourseAsOfRequest, GetCourseAsOfResponse>(
            new GetCourseAsOfRequest { Course = _course, RecordedAt = At(Monday.AddDays(1)) });

        Assert.Equal("BEFORE_FIRST_EVENT", refused.Reason);
        Assert.Contains("opened_at", refused.Info.Metadata.Keys);
    }

    [Fact]
    public async Task What_we_knew_about_what_was_true_leaves_out_what_was_recorded_afterwards()
    {
        var events = (await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course })).Events;
        var opened = events[0].RecordedAt;

        var then = await AsOfAsync(new GetCourseAsOfRequest { Course = _course, OccurredAt = At(Monday.AddDays(30)), KnownAt = opened });

        Assert.Equal(1, then.Version);
        Assert.Empty(then.Course.CareTeam?.Therapist ?? "");
    }

    [Fact]
    public async Task An_entry_whose_number_presupposes_a_later_one_brings_that_along_and_says_so()
    {
        var then = await AsOfAsync(new GetCourseAsOfRequest { Course = _course, OccurredAt = At(Monday.AddDays(2)) });

        Assert.Equal(["Friday's goal", "Wednesday's goal"], then.Course.Goals.Goals_.Select(goal => goal.Text));
        Assert.Single(then.HappenedLater);
    }

    [Fact]
    public async Task A_correction_counts_from_when_the_entry_happened_that_it_corrects()
    {
        var total = new RecordTotalRequest
        {
            Course = _course, RequestId = Guid.NewGuid().ToString(), Measure = "phq9", Total = 17, CompletedAt = At(Monday.AddDays(2)),
            Mode = "paper", CompletedBy = "client", OccurredAt = At(Monday.AddDays(2)),
        };
        var recorded = (await Ada.CallAsync<RecordTotalRequest, RecordTotalResponse>(total)).Result;
        await Ada.CallAsync<RetractEntryRequest, RetractEntryResponse>(new RetractEntryRequest
        {
            Course = _course, RequestId = Guid.NewGuid().ToString(), RefersTo = (int)recorded.Events.Single(e => e.Type == "measure_completed").Version, Reason = "wrong_client",
        });

        var then = await AsOfAsync(new GetCourseAsOfRequest { Course = _course, OccurredAt = At(Monday.AddDays(3)) });

        Assert.True(Assert.Single(then.Course.Measures.Administrations).Retracted);
    }

    [Fact]
    public async Task By_position_it_holds_what_stands_up_to_there()
    {
        var events = (await Ada.HistoryAsync(new StreamHistoryRequest { Course = _course })).Events;

        var then = await AsOfAsync(new GetCourseAsOfRequest { Course = _course, Position = events[1].Position });

        Assert.Equal(2, then.Version);
        Assert.Equal(events[1].Position, then.Position);
    }

    [Fact]
    public async Task A_position_beyond_the_last_is_refused_and_the_last_is_named()
    {
        var refused = await RefusedAsync(new GetCourseAsOfRequest { Course = _course, Position = 1_000_000 });

        Assert.Equal("POSITION_NOT_FOUND", refused.Reason);
        Assert.Contains("head", refused.Info.Metadata.Keys);
    }

    [Fact]
    public async Task The_future_and_versions_that_do_not_exist_are_refused_by_name()
    {
        Assert.Equal("VERSION_NOT_FOUND", (await RefusedAsync(new GetCourseAsOfRequest { Course = _course, Version = 1000 })).Reason);
        Assert.Equal("MOMENT_IN_FUTURE", (await RefusedAsync(new GetCourseAsOfRequest { Course = _course, OccurredAt = At(DateTimeOffset.UtcNow.AddDays(1)) })).Reason);
        Assert.Equal(["version"], (await RefusedAsync(new GetCourseAsOfRequest { Course = _course, Version = 0 })).Fields);
        Assert.Equal(["as_of"], (await RefusedAsync(new GetCourseAsOfRequest { Course = _course })).Fields);
    }

    [Fact]
    public async Task An_auditor_must_say_why() =>
        Assert.Equal("PURPOSE_REQUIRED", (await _clinic.As("lin-auditor", Roles.Auditor).RefusedAsync<GetCourseAsOfRequest, GetCourseAsOfResponse>(
            new GetCourseAsOfRequest { Course = _course, Version = 1 })).Reason);

    private Task GoalAsync(string text, DateTimeOffset at) => Ada.CallAsync<SetGoalRequest, SetGoalResponse>(new SetGoalRequest
    {
        Course = _course, RequestId = Guid.NewGuid().ToString(), Text = text, Measure = "numeric_0_10", Target = 3, Status = "active", OccurredAt = At(at),
    });

    private Task<GetCourseAsOfResponse> AsOfAsync(GetCourseAsOfRequest request) => _clinic.Auditor().CallAsync<GetCourseAsOfRequest, GetCourseAsOfResponse>(request);

    private Task<Refused> RefusedAsync(GetCourseAsOfRequest request) => _clinic.Auditor().RefusedAsync<GetCourseAsOfRequest, GetCourseAsOfResponse>(request);

    private static Timestamp At(DateTimeOffset moment) => Timestamp.FromDateTimeOffset(moment);
}
