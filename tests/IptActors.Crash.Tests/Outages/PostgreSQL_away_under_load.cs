using IptActors.Crash.Tests.Load;
using IptActors.Crash.Tests.Processes;
using IptActors.Rpc;

namespace IptActors.Crash.Tests.Outages;

public sealed class PostgreSQL_away_under_load
{
    private const string Unavailable = "JOURNAL_UNAVAILABLE";

    // Far above what is seen and far below for ever: a caller that waits as long as its deadline would make it 30.
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortDeadline = TimeSpan.FromSeconds(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_are_told_at_once_and_when_to_come_back_and_nothing_is_lost()
    {
        await using var database = await SharedDatabase.CreateAsync();
        await using var folder = DataFolder.Create();
        await using var server = await ServerProcess.StartAsync(folder.Path, "--postgres", database.ConnectionString);
        using var client = new CourseClient(server.Address, CourseClient.Token(folder.Path), LongDeadline);
        await using var load = new LoadTest(courses: 50, _ => client);
        await load.RunAsync();

        await database.StopAsync();
        await load.RefusedAsync(Unavailable);
        await load.RefusedAsync(Unavailable);
        await database.StartAsync();
        await load.RunAsync();

        await load.FinishWithoutFaultAsync(client);
        Assert.InRange(load.Callers.SlowestAttempt, TimeSpan.Zero, Prompt);
    }

    /// <summary>A course in memory could be shown without the database, but not without a record of it.</summary>
    [Fact]
    public async Task Nothing_is_shown_that_cannot_be_put_on_record()
    {
        await using var folder = DataFolder.Create();
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = new CourseClient(server.Address, CourseClient.Token(folder.Path), ShortDeadline);
        await using var load = new LoadTest(courses: 5, _ => client);
        await load.RunAsync();
        await load.Callers.FinishAsync(LongDeadline);
        var course = load.AnyCourse;

        // The sessions stand still, as with a disk that does not answer: unlike a server that died it is not replaced.
        RpcException refusal;
        using (Frozen(folder.Postgres))
        {
            refusal = await Assert.ThrowsAsync<RpcException>(() => client.GetAsync(course, Cancel));
        }

        Assert.Equal(RpcCode.DeadlineExceeded, refusal.Status.Code);
        Assert.NotEmpty(await client.HistoryAsync(course, Cancel));
    }

    [Fact]
    public async Task A_database_that_stands_still_costs_callers_no_more_than_their_deadline_and_nothing_is_lost()
    {
        await using var folder = DataFolder.Create();
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = new CourseClient(server.Address, CourseClient.Token(folder.Path), ShortDeadline);
        await using var load = new LoadTest(courses: 50, _ => client);
        await load.RunAsync();

        using (Frozen(folder.Postgres))
        {
            await load.RefusedAsync("DeadlineExceeded");
        }

        await load.RunAsync();
        await load.FinishWithoutFaultAsync(client);
        Assert.InRange(load.Callers.SlowestAttempt, ShortDeadline, Prompt);
    }

    /// <summary>Longer than the writer waits for PostgreSQL (30 s): it gives the commit up as unknown, and PostgreSQL carries it out afterwards.</summary>
    [Fact(Explicit = true)]
    public async Task A_commit_that_comes_after_it_was_given_up_is_found_and_not_made_again()
    {
        await using var folder = DataFolder.Create();
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = new CourseClient(server.Address, CourseClient.Token(folder.Path), TimeSpan.FromSeconds(60));
        await using var load = new LoadTest(courses: 50, _ => client);
        await load.RunAsync();

        using (Frozen(folder.Postgres))
        {
            // Of what was under way; the commands after it are refused as unavailable.
            await load.RefusedAsync("OUTCOME_UNKNOWN", times: 1);
            await load.RefusedAsync(Unavailable);
        }

        await load.RunAsync();
        await load.FinishWithoutFaultAsync(client);
    }

    private static Thaw Frozen(PostgresProcesses postgres)
    {
        int[] processes = [postgres.Postmaster!.Value, .. postgres.Backends];
        foreach (var process in processes)
        {
            Signals.Send(process, Signals.Stop);
        }

        return new Thaw(processes);
    }

    private sealed class Thaw(int[] processes) : IDisposable
    {
        public void Dispose()
        {
            foreach (var process in processes)
            {
                Signals.Send(process, Signals.Continue);
            }
        }
    }
}
