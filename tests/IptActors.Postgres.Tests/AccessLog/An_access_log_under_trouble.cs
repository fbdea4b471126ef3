using IptActors.Engine.AccessLog;
using IptActors.Postgres.AccessLog;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.AccessLog;

public sealed class An_access_log_under_trouble(PrivateServerFixture server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_processes_on_one_database_write_one_chain()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var database = await OpenAsync(connectionString);
        await using var one = new PostgresAccessLog(database, NullLogger.Instance);
        await using var two = new PostgresAccessLog(database, NullLogger.Instance);

        var recordings = await Task.WhenAll(Enumerable.Range(0, 400).Select(async i =>
        {
            await Task.Yield();
            return await (i % 2 == 0 ? one : two).RecordAsync(Entry($"c-{i}"));
        }));

        Assert.All(recordings, recording => Assert.Equal(AccessRecording.Recorded, recording));
        Assert.Equal(400, await AssertChainAsync(one));
    }

    [Fact]
    public async Task A_connection_that_dies_costs_the_calls_under_way_and_no_others()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var database = await OpenAsync(connectionString);
        await using var log = new PostgresAccessLog(database, NullLogger.Instance);
        await log.RecordAsync(Entry("c-1"));

        await PrivateServerFixture.ExecuteAsync(
            connectionString, "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%access log writer' and datname = current_database()");
        await log.RecordAsync(Entry("c-2"));

        Assert.Equal(AccessRecording.Recorded, await log.RecordAsync(Entry("c-3")));
        Assert.InRange(await AssertChainAsync(log), 2, 3);
    }

    [Fact]
    public async Task A_log_that_was_closed_has_written_what_it_took()
    {
        await using var database = await OpenAsync(await server.CreateDatabaseAsync());
        var log = new PostgresAccessLog(database, NullLogger.Instance);
        var recording = Enumerable.Range(0, 50).Select(i => log.RecordAsync(Entry($"c-{i}")).AsTask()).ToList();

        await log.DisposeAsync();

        Assert.All(await Task.WhenAll(recording), result => Assert.Equal(AccessRecording.Recorded, result));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await log.RecordAsync(Entry("c-51")));
    }

    [Fact]
    public async Task More_than_can_wait_is_turned_away_and_what_waits_is_written()
    {
        await using var database = await OpenAsync(await server.CreateDatabaseAsync());
        await using var log = new PostgresAccessLog(database, NullLogger.Instance);

        var recordings = await Task.WhenAll(Enumerable.Range(0, 200_000).Select(_ => log.RecordAsync(Entry("c-1")).AsTask()));

        Assert.Contains(AccessRecording.Busy, recordings);
        Assert.Equal(recordings.Count(recording => recording == AccessRecording.Recorded), await log.ReadHeadAsync(Cancel));
    }

    private static async Task<long> AssertChainAsync(PostgresAccessLog log)
    {
        var previous = AccessChain.Genesis;
        var expected = 0L;
        foreach (var recorded in await log.ReadAllAsync(0, 10_000, Cancel))
        {
            Assert.Equal(++expected, recorded.Position);
            previous = AccessChain.Next(previous, recorded.Position, recorded.Entry);
            Assert.Equal(previous, recorded.Hash);
        }

        return expected;
    }

    private static Task<PostgresDatabase> OpenAsync(string connectionString) =>
        PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = connectionString }, NullLogger.Instance, Cancel);

    private static AccessEntry Entry(string course) => new()
    {
        At = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
        Who = new Accessor("north-house", "ada-okafor", "therapist", "", ""),
        Method = "CourseService/GetCourse",
        Outcome = AccessOutcome.Disclosed,
        Courses = [course],
    };
}
