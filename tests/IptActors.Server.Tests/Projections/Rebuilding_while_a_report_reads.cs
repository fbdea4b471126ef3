using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Server.Tests.Hosting;

namespace IptActors.Server.Tests.Projections;

public sealed class Rebuilding_while_a_report_reads(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private Person Carla => clinic.As("carla-diaz", Roles.Coordinator);

    private Person Admin => clinic.As("operator", Roles.Admin);

    [Fact]
    public async Task What_was_filled_is_kept_until_the_report_lets_go_and_the_live_rows_answer_meanwhile()
    {
        var before = await Carla.OpenAsync("c-before");
        await Admin.UntilAsync("attendance", projection => projection.Position >= before);
        await Admin.UntilAsync("course_summary", projection => projection.Position >= before);
        await using var report = await ClinicDatabase.ConnectAsync(clinic);
        await report.DoAsync("begin; lock table ipt_projection.attendance, ipt_projection.course_summary in access share mode");
        await Admin.CallAsync<RebuildProjectionRequest, RebuildProjectionResponse>(new() { Names = { "attendance", "course_summary" } });

        var heldUp = await Admin.UntilAsync("attendance", projection => projection.Rebuild is { State: RebuildState.Running, Problem.Length: > 0 });
        Assert.Contains("reader", heldUp.Rebuild.Problem, StringComparison.Ordinal);
        for (var n = 0; n < 20; n++)
        {
            var position = await Carla.OpenAsync($"c-meanwhile-{n}");
            var answer = await Carla.CallAsync<GetCourseSummaryRequest, GetCourseSummaryResponse>(new() { Course = $"{ProjectionCalls.Parent}/courses/c-meanwhile-{n}", MinPosition = position });
            Assert.Equal($"{ProjectionCalls.Parent}/courses/c-meanwhile-{n}", answer.Summary.Course);
        }

        await report.DoAsync("rollback");
        foreach (var name in (string[])["attendance", "course_summary"])
        {
            var switched = await Admin.UntilAsync(name, projection => projection.Rebuild is { State: RebuildState.Switched });

            // The same rebuild, compared again with what came since.
            Assert.Equal(heldUp.Rebuild.StartTime, switched.Rebuild.StartTime);
            Assert.Equal((0, ""), (switched.Rebuild.DifferingRows, switched.Rebuild.Problem));
            Assert.Equal(switched.Rebuild.LiveHash, switched.Rebuild.ShadowHash);
        }

        Assert.Equal(21, (await Carla.CallAsync<ListCourseSummariesRequest, ListCourseSummariesResponse>(new() { Parent = ProjectionCalls.Parent })).Summaries.Count);
    }
}
