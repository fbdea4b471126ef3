using IptActors.Compliance.Journal;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Postgres.Audit;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Audit;

public sealed class Reading_a_clinic_that_somebody_robbed(PrivateServerFixture server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Streams_without_events_do_not_end_it()
    {
        var clinic = ClinicId.Parse($"clinic-{Guid.NewGuid():N}");
        await using var journal = new PostgresCourseJournal(server.Database, NullLogger.Instance);
        for (var number = 0; number < 6; number++)
        {
            var course = new CourseKey(clinic, CourseId.Parse($"c-{number}"));
            Assert.IsType<AppendOutcome.Committed>(await journal.AppendAsync(Sample.Append(course, 0), Cancel));
        }

        await PrivateServerFixture.ExecuteAsync(
            server.Server.ConnectionString, $"delete from ipt.mt_events where tenant_id = '{clinic}' and stream_id in ('c-1', 'c-2', 'c-3', 'c-4')");

        var events = new PostgresRecordedEvents(server.Database);
        var first = await events.ReadCoursesAsync(clinic, null, 1, Cancel);
        var second = await events.ReadCoursesAsync(clinic, CourseId.Parse("c-0"), 3, Cancel);

        Assert.Equal("c-0", Assert.Single(first).Course.Course.Value);
        Assert.Equal("c-5", Assert.Single(second).Course.Course.Value);
    }
}
