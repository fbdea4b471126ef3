using System.Collections.Concurrent;
using System.Diagnostics;
using IptActors.Engine.Telemetry;
using IptActors.Orleans.Tests.Support;
using IptActors.Postgres.Tests.Support;
using IptActors.Silo.Options;

namespace IptActors.Orleans.Tests.Cluster;

public sealed class Following_a_command(PrivateServerFixture server)
{
    [Fact]
    public async Task The_append_is_in_the_trace_of_the_command_whichever_silo_carries_it_out()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EngineTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var silos = await ThreeSilos.StartAsync(server.Database, JournalKind.GroupCommit);
        await using var life = await CourseLife.OnAsync(server.Database, silos.Courses(0));
        ended.Clear();

        // The course lives on one of them: two of these calls go to another silo.
        foreach (var silo in Enumerable.Range(0, 3))
        {
            await life.RemarkUntilAnsweredAsync(_ => silos.Courses(silo), $"{silo}");
        }

        var appends = ended.Where(span => span.OperationName == "course.append").ToArray();
        Assert.Equal(3, appends.Length);
        Assert.Equal(
            ended.Where(span => span.OperationName == "course.execute").Select(span => (span.TraceId, span.SpanId)),
            appends.Select(span => (span.TraceId, span.ParentSpanId)));
    }
}
