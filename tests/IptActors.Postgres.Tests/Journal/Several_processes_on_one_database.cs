using System.Collections.Concurrent;
using IptActors.Compliance.Journal;
using IptActors.Engine.Journal;
using IptActors.Postgres.Tests.Support;
using Npgsql;

namespace IptActors.Postgres.Tests.Journal;

public sealed class Several_processes_on_one_database(PrivateServerFixture server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_never_skips_an_event_of_two_writers_although_transactions_are_rolled_back()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var one = await JournalDatabase.OpenAsync(connectionString);
        await using var other = await JournalDatabase.OpenAsync(connectionString);
        await using var reader = await JournalDatabase.OpenAsync(connectionString);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var written = new ConcurrentBag<Guid>();

        var disturbing = RollBackAsync(connectionString, done.Token);
        var reading = FollowAsync(reader, expected: 2 * 8 * 25);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => WriteAsync(i % 2 == 0 ? one : other, 25, written)));
        var seen = await reading;
        await done.CancelAsync();
        await disturbing;

        Assert.Equal(written.Order(), seen.Order());
    }

    [Fact]
    public async Task Of_writers_in_two_processes_with_one_expected_version_exactly_one_commits()
    {
        await using var one = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        await using var other = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        var course = Sample.NewCourse();

        for (var version = 0; version < 20; version++)
        {
            var outcomes = await Task.WhenAll(one.Append(Sample.Append(course, version)), other.Append(Sample.Append(course, version)));

            Assert.Single(outcomes, outcome => outcome is AppendOutcome.Committed);
            Assert.Single(outcomes, outcome => outcome is AppendOutcome.VersionConflict);
        }
    }

    [Fact]
    public async Task A_reader_is_woken_by_what_another_process_writes()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var writer = await JournalDatabase.OpenAsync(connectionString);
        await using var reader = await JournalDatabase.OpenAsync(new PostgresOptions { ConnectionString = connectionString, PollInterval = TimeSpan.FromHours(1) });

        var following = FollowAsync(reader, expected: 3);
        for (var i = 0; i < 3; i++)
        {
            await writer.WarmUpAsync();
        }

        Assert.Equal(3, (await following).Count);
    }

    [Fact]
    public async Task A_reader_whose_listening_connection_died_is_woken_all_the_same()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var writer = await JournalDatabase.OpenAsync(connectionString);
        await using var reader = await JournalDatabase.OpenAsync(new PostgresOptions { ConnectionString = connectionString, PollInterval = TimeSpan.FromHours(1) });
        var following = FollowAsync(reader, expected: 2);
        await writer.WarmUpAsync();

        await PrivateServerFixture.ExecuteAsync(
            connectionString,
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and application_name like '%journal listener'");
        await writer.WarmUpAsync();

        Assert.Equal(2, (await following).Count);
    }

    [Fact]
    public async Task Ended_sessions_are_replaced_without_a_failure_that_callers_see()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var journal = await JournalDatabase.OpenAsync(connectionString);
        await journal.WarmUpAsync();
        await journal.Journal.ReadHeadAsync(Cancel);

        await PrivateServerFixture.ExecuteAsync(
            connectionString, "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

        await journal.WarmUpAsync();
        Assert.True(await journal.Journal.ReadHeadAsync(Cancel) >= 2);
    }

    private static async Task WriteAsync(JournalDatabase journal, int appends, ConcurrentBag<Guid> written)
    {
        var course = Sample.NewCourse();
        for (var version = 0; version < appends; version++)
        {
            var request = Sample.Append(course, version);
            Assert.IsType<AppendOutcome.Committed>(await journal.Append(request));
            written.Add(request.Events[0].Id);
        }
    }

    private static async Task<List<Guid>> FollowAsync(JournalDatabase journal, int expected)
    {
        var seen = new List<Guid>();
        for (var position = 0L; seen.Count < expected;)
        {
            var page = await journal.Journal.ReadAllAsync(position, 10, Cancel);
            foreach (var e in page)
            {
                Assert.True(e.Position > position, "Positions rise.");
                position = e.Position;
                seen.Add(e.Event.Id);
            }

            if (page.Count == 0)
            {
                await journal.Journal.WaitForEventsAsync(position, Cancel);
            }
        }

        return seen;
    }

    /// <summary>Takes numbers of the sequence and rolls back: gaps that a reader must neither wait for nor stumble over.</summary>
    private static async Task RollBackAsync(string connectionString, CancellationToken done)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        while (!done.IsCancellationRequested)
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await using var command = new NpgsqlCommand("select nextval('ipt.mt_events_sequence')", connection);
            await command.ExecuteScalarAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
        }
    }
}
