using System.Globalization;
using Google.Rpc;
using Google.Type;
using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Server.Tests.Hosting;

namespace IptActors.Server.Tests.Projections;

public sealed class Asking_wrongly(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private Person Carla => clinic.As("carla-diaz", Roles.Coordinator);

    private Person Admin => clinic.As("operator", Roles.Admin);

    [Fact]
    public async Task A_page_token_of_another_query_is_refused()
    {
        await Carla.OpenAsync("c-token-1");
        var position = await Carla.OpenAsync("c-token-2");
        var page = await Carla.CallAsync<ListCourseSummariesRequest, ListCourseSummariesResponse>(new() { Parent = ProjectionCalls.Parent, PageSize = 1, MinPosition = position });

        Assert.Equal((Code.InvalidArgument, "INVALID_PAGE_TOKEN"), await OtherAsync(new() { OpenOnly = true }));
        Assert.Equal((Code.InvalidArgument, "INVALID_PAGE_TOKEN"), await OtherAsync(new() { OrderBy = "update_time desc" }));
        Assert.Equal(
            (Code.InvalidArgument, "INVALID_PAGE_TOKEN"),
            (await Carla.RefusedAsync<ListDueRequest, ListDueResponse>(new() { Parent = ProjectionCalls.Parent, PageToken = page.NextPageToken })).Why());
        Assert.Single((await Carla.CallAsync<ListCourseSummariesRequest, ListCourseSummariesResponse>(new() { Parent = ProjectionCalls.Parent, PageSize = 1, PageToken = page.NextPageToken })).Summaries);

        async Task<(Code Code, string Reason)> OtherAsync(ListCourseSummariesRequest request)
        {
            (request.Parent, request.PageToken) = (ProjectionCalls.Parent, page.NextPageToken);
            return (await Carla.RefusedAsync<ListCourseSummariesRequest, ListCourseSummariesResponse>(request)).Why();
        }
    }

    [Theory]
    [InlineData("client_ref")]
    [InlineData("course sideways")]
    [InlineData("course desc, open_time")]
    public async Task An_unknown_order_is_refused_and_the_known_fields_are_named(string order)
    {
        var status = await Carla.RefusedAsync<ListCourseSummariesRequest, ListCourseSummariesResponse>(new() { Parent = ProjectionCalls.Parent, OrderBy = order });

        Assert.Equal((int)Code.InvalidArgument, status.Code);
        Assert.Equal(["order_by"], status.Fields());
        Assert.Contains("last_contact", status.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_turned_round_is_refused()
    {
        var (first, last) = (new Date { Year = 2026, Month = 3, Day = 1 }, new Date { Year = 2026, Month = 2, Day = 28 });

        Assert.Equal(["to"], (await Carla.RefusedAsync<GetClinicOutcomesRequest, GetClinicOutcomesResponse>(new() { Parent = ProjectionCalls.Parent, From = first, To = last })).Fields());
        Assert.Equal(["to"], (await Carla.RefusedAsync<GetAttendanceRequest, GetAttendanceResponse>(new() { Parent = ProjectionCalls.Parent, From = first, To = last })).Fields());
        Assert.Equal(["to"], (await Carla.RefusedAsync<GetWaitingTimesRequest, GetWaitingTimesResponse>(new() { Parent = ProjectionCalls.Parent, From = first, To = last })).Fields());
    }

    [Fact]
    public async Task A_position_beyond_the_head_ends_with_how_far_the_projection_got()
    {
        var head = await Carla.OpenAsync("c-beyond");
        var beyond = head + 1_000_000;

        var status = await Carla.RefusedAsync<GetCaseloadRequest, GetCaseloadResponse>(new() { Parent = ProjectionCalls.Parent, Therapist = "ada-okafor", MinPosition = beyond });

        Assert.Equal((Code.DeadlineExceeded, "PROJECTION_BEHIND"), status.Why());
        Assert.Equal(beyond.ToString(CultureInfo.InvariantCulture), status.Info().Metadata["min_position"]);
        Assert.InRange(long.Parse(status.Info().Metadata["position"], CultureInfo.InvariantCulture), head, beyond - 1);
    }

    [Fact]
    public async Task A_rebuild_begun_twice_is_refused_and_the_first_goes_on()
    {
        await Carla.OpenAsync("c-rebuild");
        await using var database = await ClinicDatabase.ConnectAsync(clinic);

        // A reader of the live rows holds up the switch, so that the first rebuild is still there.
        await database.DoAsync("begin; lock table ipt_projection.attendance in access share mode");
        await Admin.CallAsync<RebuildProjectionRequest, RebuildProjectionResponse>(new() { Names = { "attendance" } });

        var again = await Admin.RefusedAsync<RebuildProjectionRequest, RebuildProjectionResponse>(new() { Names = { "due", "attendance" } });

        Assert.Equal((Code.FailedPrecondition, "REBUILD_STATE"), again.Why());
        await database.DoAsync("rollback");
        var rebuilt = await Admin.UntilAsync("attendance", projection => projection.Rebuild is { State: RebuildState.Switched });
        Assert.Equal(0, rebuilt.Rebuild.DifferingRows);
        Assert.Null((await Admin.ProjectionAsync("due")).Rebuild);
    }

    [Fact]
    public async Task A_projection_that_there_is_not_is_named_with_those_that_there_are()
    {
        var status = await Admin.RefusedAsync<RebuildProjectionRequest, RebuildProjectionResponse>(new() { Names = { "weather" } });

        Assert.Equal((Code.NotFound, "UNKNOWN_PROJECTION"), status.Why());
        Assert.Contains("course_summary", status.Info().Metadata["expected"], StringComparison.Ordinal);
    }
}
