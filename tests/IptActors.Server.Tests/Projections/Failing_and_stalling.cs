using System.Net;
using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Server.Tests.Hosting;
using static IptActors.Rpc.Health.V1.HealthCheckResponse.Types;

namespace IptActors.Server.Tests.Projections;

public sealed class Failing_and_stalling(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private Person Carla => clinic.As("carla-diaz", Roles.Coordinator);

    private Person Admin => clinic.As("operator", Roles.Admin);

    [Fact]
    public async Task A_projection_that_cannot_take_an_event_stops_alone_names_it_shows_in_health_and_goes_on_when_mended()
    {
        var before = await Carla.OpenAsync("c-healthy");
        await Admin.UntilAsync("due", projection => projection.Position == before);
        await using var database = await ClinicDatabase.ConnectAsync(clinic);
        await database.DoAsync("alter table ipt_projection.due add constraint poisoned check (course <> 'c-poison')");

        var opened = (await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open("c-poison"))).Result;
        var after = await Carla.OpenAsync("c-later");

        var stopped = await Admin.UntilAsync("due", projection => projection.State == ProjectionState.Failed);
        Assert.Equal(before, stopped.Position);
        Assert.Contains(opened.Events, happened => happened.EventId == stopped.FailedEvent.EventId && happened.Type == stopped.FailedEvent.Type);
        await clinic.HealthIsAsync(ServingStatus.NotServing);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PageAsync());

        // The others go on, and its old rows are still read.
        var summary = await Carla.CallAsync<GetCourseSummaryRequest, GetCourseSummaryResponse>(new() { Course = $"{ProjectionCalls.Parent}/courses/c-later", MinPosition = after });
        Assert.Equal(after, summary.Position);
        Assert.Equal(before, (await Carla.CallAsync<ListDueRequest, ListDueResponse>(new() { Parent = ProjectionCalls.Parent })).Position);

        await database.DoAsync("alter table ipt_projection.due drop constraint poisoned");
        await Admin.CallAsync<ResumeProjectionRequest, ResumeProjectionResponse>(new() { Name = "due" });
        var mended = await Admin.UntilAsync("due", projection => projection.Position >= after);
        Assert.Null(mended.FailedEvent);
        await clinic.HealthIsAsync(ServingStatus.Serving);
        Assert.Equal(HttpStatusCode.OK, await PageAsync());
    }

    [Fact]
    public async Task A_projection_that_stands_is_unhealthy_by_the_true_head_and_healthy_again_when_it_moves()
    {
        var before = await Carla.OpenAsync("c-flowing");
        await Admin.UntilAsync("attendance", projection => projection.Position >= before);
        await using var database = await ClinicDatabase.ConnectAsync(clinic);
        await database.DoAsync("begin; lock table ipt_projection.course_summary in exclusive mode");

        var head = await Carla.OpenAsync("c-waiting");
        await clinic.HealthIsAsync(ServingStatus.NotServing);

        var list = await Admin.CallAsync<ListProjectionsRequest, ListProjectionsResponse>(new());
        var stalled = list.Projections.Single(projection => projection.Name == "course_summary");
        Assert.Equal(head, list.Head);
        Assert.Equal(head - stalled.Position, stalled.LagEvents);
        Assert.False(stalled.Healthy);
        Assert.True(stalled.LagTime.ToTimeSpan() >= TimeSpan.FromSeconds(8), $"Called stalled after {stalled.LagTime} already.");

        await database.DoAsync("rollback");
        await Admin.UntilAsync("course_summary", projection => projection is { LagEvents: 0, Healthy: true });
        await clinic.HealthIsAsync(ServingStatus.Serving);
    }

    [Fact]
    public async Task A_projection_that_an_admin_paused_alarms_nobody()
    {
        await Admin.CallAsync<PauseProjectionRequest, PauseProjectionResponse>(new() { Name = "course_fidelity" });
        var head = await Carla.OpenAsync("c-while-paused");
        await Admin.UntilAsync("attendance", projection => projection.Position >= head);

        var paused = await Admin.ProjectionAsync("course_fidelity");
        Assert.Equal((ProjectionState.Paused, false), (paused.State, paused.Healthy));
        Assert.Equal(HttpStatusCode.OK, await PageAsync());

        await Admin.CallAsync<ResumeProjectionRequest, ResumeProjectionResponse>(new() { Name = "course_fidelity" });
        await Admin.UntilAsync("course_fidelity", projection => projection.Position >= head && projection.Healthy);
    }

    private async Task<HttpStatusCode> PageAsync()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(clinic.Server.Web, "/health/projections"), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
