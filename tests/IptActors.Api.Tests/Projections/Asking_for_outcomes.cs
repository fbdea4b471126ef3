using Google.Protobuf.WellKnownTypes;
using Google.Type;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Projections;

public sealed class Asking_for_outcomes : IAsyncLifetime
{
    private const string Parent = "clinics/north-house";
    private const string Course = $"{Parent}/courses/c-1";

    private readonly Clinic _clinic = new();
    private long _opened;

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    private Person Ben => _clinic.As("ben-larsen", Roles.Therapist);

    private Person Carla => _clinic.As("carla-diaz", Roles.Coordinator);

    private Person Dashboard => _clinic.As("wall", Roles.Dashboard);

    public async ValueTask InitializeAsync()
    {
        await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(Course));
        _opened = (await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(Course, "ada-okafor"))).Result.Position;
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task A_trajectory_shows_scores_with_their_meaning()
    {
        await ScoreAsync(18, 3);
        var position = (await ScoreAsync(9, 10)).Position;

        var line = Assert.Single((await Ada.CallAsync<GetOutcomeTrajectoryRequest, GetOutcomeTrajectoryResponse>(new() { Course = Course, MinPosition = position })).Trajectories);

        Assert.Equal([18, 9], line.Points.Select(point => point.Total));
        Assert.Equal(("improved", "recovered", 9), (line.Verdict.Reliable, line.Verdict.Significance, line.Verdict.Improvement));
        Assert.Equal((10, 6, "nhs-tt"), (line.CutOff, line.ReliableChange, line.RuleSet));
    }

    [Fact]
    public async Task A_trajectory_can_be_seen_as_it_stood_after_an_event()
    {
        var before = await ScoreAsync(18, 3);
        var position = (await ScoreAsync(9, 10)).Position;

        var line = Assert.Single((await Ada.CallAsync<GetOutcomeTrajectoryRequest, GetOutcomeTrajectoryResponse>(new() { Course = Course, AtVersion = before.Version, MinPosition = position })).Trajectories);

        Assert.Equal([18], line.Points.Select(point => point.Total));
        Assert.Null(line.Verdict);
    }

    [Fact]
    public async Task Scores_are_content_so_neither_planners_nor_other_therapists_see_them()
    {
        var request = new GetOutcomeTrajectoryRequest { Course = Course };

        Assert.Equal(Google.Rpc.Code.PermissionDenied, (await Carla.RefusedAsync<GetOutcomeTrajectoryRequest, GetOutcomeTrajectoryResponse>(request)).Code);
        Assert.Equal(Google.Rpc.Code.PermissionDenied, (await Dashboard.RefusedAsync<GetOutcomeTrajectoryRequest, GetOutcomeTrajectoryResponse>(request)).Code);
        Assert.Equal(Google.Rpc.Code.PermissionDenied, (await Ben.RefusedAsync<GetOutcomeTrajectoryRequest, GetOutcomeTrajectoryResponse>(request)).Code);
    }

    [Fact]
    public async Task A_risk_review_stays_whatever_is_scored_later_until_a_clinician_answers()
    {
        await Ada.CallAsync<RaiseRiskConcernRequest, RaiseRiskConcernResponse>(new()
        {
            Course = Course, RequestId = Guid.NewGuid().ToString(), Area = "self_harm", Source = "client_contact", Escalate = true, Detail = "As told.",
        });
        var low = await ScoreAsync(0, 1);

        var review = Assert.Single((await RiskAsync(Ada, low.Position)).Reviews);
        Assert.True(review.Escalate);
        Assert.Null(review.AnsweredAt);

        var answered = await Ada.CallAsync<AcknowledgeRiskReviewRequest, AcknowledgeRiskReviewResponse>(new()
        {
            Course = Course, RequestId = Guid.NewGuid().ToString(), Review = review.Review, Outcome = "no_current_risk", Action = "Asked.",
        });
        Assert.Empty((await RiskAsync(Ada, answered.Result.Position)).Reviews);
        Assert.Equal("no_current_risk", Assert.Single((await RiskAsync(Ada, answered.Result.Position, answered: true)).Reviews).Outcome);
        Assert.Empty(Assert.Single((await RiskAsync(Carla, answered.Result.Position, answered: true)).Reviews).Outcome);
        Assert.Empty((await RiskAsync(Ben, answered.Result.Position, answered: true)).Reviews);
    }

    [Fact]
    public async Task Outcomes_of_a_period_without_endings_have_no_rates()
    {
        var outcomes = await Ada.CallAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(Year());

        Assert.Equal(0, outcomes.Total.Ended.Value);
        Assert.False(outcomes.Total.Recovery.HasPerMille);
        Assert.Equal("nhs-tt", outcomes.RuleSet);
    }

    [Theory]
    [InlineData(ReportGrouping.Month, null)]
    [InlineData(ReportGrouping.Therapist, "ada-okafor")]
    [InlineData(ReportGrouping.Protocol, "ipt-adult-16")]
    [InlineData(ReportGrouping.Service, "adult")]
    [InlineData(ReportGrouping.ProblemArea, "")]
    [InlineData(ReportGrouping.Modality, "")]
    public async Task Outcomes_are_added_up_by_whatever_is_asked_for(ReportGrouping grouping, string? group)
    {
        var closed = await Ada.CallAsync<CloseCourseRequest, CloseCourseResponse>(new() { Course = Course, RequestId = Guid.NewGuid().ToString(), Reason = "not_assessed" });
        var request = Today();
        (request.GroupBy, request.MinPosition) = (grouping, closed.Result.Position);

        var outcomes = await Ada.CallAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(request);

        var row = Assert.Single(outcomes.Rows);
        Assert.Equal((group ?? $"{request.From.Year:0000}-{request.From.Month:00}", 1, 1), (row.Group, row.Ended.Value, outcomes.Total.Ended.Value));
    }

    [Theory]
    [InlineData("therapist")]
    [InlineData("problem_area")]
    [InlineData("protocol")]
    [InlineData("modality")]
    [InlineData("service")]
    public async Task Outcomes_can_be_narrowed_by_each_of_these(string field)
    {
        var closed = await Ada.CallAsync<CloseCourseRequest, CloseCourseResponse>(new() { Course = Course, RequestId = Guid.NewGuid().ToString(), Reason = "not_assessed" });
        var request = Today();
        request.MinPosition = closed.Result.Position;
        Assert.Equal(1, (await Ada.CallAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(request)).Total.Ended.Value);

        GetClinicOutcomesRequest.Descriptor.FindFieldByName(field).Accessor.SetValue(request, "something-else");

        Assert.Equal(0, (await Ada.CallAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(request)).Total.Ended.Value);
    }

    [Fact]
    public async Task Small_numbers_are_left_out_for_those_who_see_aggregates() =>
        Assert.True((await Dashboard.CallAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(Year())).Total.Ended.Suppressed);

    [Fact]
    public async Task A_period_turned_round_and_an_unknown_rule_set_are_refused_by_field()
    {
        var turned = Year();
        (turned.From, turned.To) = (turned.To, turned.From);
        var unknown = Year();
        unknown.RuleSet = "none";

        Assert.Equal(["to"], (await Ada.RefusedAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(turned)).Fields);
        Assert.Equal(["rule_set"], (await Ada.RefusedAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(unknown)).Fields);
    }

    [Fact]
    public async Task The_rules_of_the_expected_course_come_with_how_often_they_are_right()
    {
        var rules = await Dashboard.CallAsync<GetExpectedCourseRulesRequest, GetExpectedCourseRulesResponse>(new());
        var any = rules.Accuracy.First(it => it.Rule.Length == 0 && it.Measure.Length == 0);

        Assert.NotEmpty(rules.Rules);
        Assert.True(any.Hits.PerMille > any.FalseAlarms.PerMille);
    }

    [Fact]
    public async Task A_course_before_treatment_has_no_fidelity_no_map_and_no_goals()
    {
        Assert.All((await Ada.CallAsync<GetCourseFidelityRequest, GetCourseFidelityResponse>(new() { Course = Course, MinPosition = _opened })).Indicators, it => Assert.False(it.HasPerMille));
        Assert.Empty((await Ada.CallAsync<ListFidelityRequest, ListFidelityResponse>(new() { Parent = Parent, MinPosition = _opened })).Therapists);
        Assert.Empty((await Ada.CallAsync<GetRelationshipMapRequest, GetRelationshipMapResponse>(new() { Course = Course, MinPosition = _opened })).Versions);
        Assert.Empty((await Ada.CallAsync<GetGoalProgressRequest, GetGoalProgressResponse>(new() { Course = Course, MinPosition = _opened })).Goals);
        Assert.Empty((await Ada.CallAsync<ListOffTrackRequest, ListOffTrackResponse>(new() { Parent = Parent, IncludeWatch = true })).Courses);
    }

    private static GetClinicOutcomesRequest Year() => new()
    {
        Parent = Parent,
        From = new Date { Year = 2026, Month = 1, Day = 1 },
        To = new Date { Year = 2026, Month = 12, Day = 31 },
        GroupBy = ReportGrouping.Month,
    };

    // A course is closed on the day on which that is said.
    private static GetClinicOutcomesRequest Today()
    {
        var now = System.DateTime.UtcNow;
        var day = new Date { Year = now.Year, Month = now.Month, Day = now.Day };
        return new() { Parent = Parent, From = day, To = day };
    }

    private async Task<CommandResult> ScoreAsync(int total, int day) => (await Ada.CallAsync<RecordTotalRequest, RecordTotalResponse>(new()
    {
        Course = Course,
        RequestId = Guid.NewGuid().ToString(),
        Measure = "phq9",
        Total = total,
        Mode = "paper",
        CompletedBy = "client",
        CompletedAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, day, 9, 0, 0, TimeSpan.Zero)),
    })).Result;

    private static Task<ListRiskResponse> RiskAsync(Person person, long position, bool answered = false) =>
        person.CallAsync<ListRiskRequest, ListRiskResponse>(new() { Parent = Parent, MinPosition = position, IncludeAnswered = answered });
}
