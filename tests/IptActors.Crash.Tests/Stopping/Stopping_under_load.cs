using IptActors.Crash.Tests.Load;
using IptActors.Crash.Tests.Processes;

namespace IptActors.Crash.Tests.Stopping;

public sealed class Stopping_under_load
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.Interrupt)]
    public async Task What_was_accepted_is_answered_before_the_process_ends(int signal)
    {
        await using var folder = DataFolder.Create();
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = new CourseClient(server.Address, CourseClient.Token(folder.Path), CallTimeout);
        await using var load = new LoadTest(courses: 100, _ => client);
        await load.RunAsync();

        server.Signal(signal);
        var exitCode = await server.Ended.WaitAsync(TimeSpan.FromSeconds(90), TestContext.Current.CancellationToken);
        await load.Callers.AbandonAsync(CallTimeout);

        Assert.Equal(0, exitCode);
        await using var next = await ServerProcess.StartAsync(folder.Path);
        using var reader = new CourseClient(next.Address, CourseClient.Token(folder.Path), CallTimeout);
        Assert.Empty(await load.AuditAsync(reader));
        Assert.Empty(await UnansweredAsync(load, reader));
    }

    /// <summary>Requests that were carried out although their callers were told nothing of it.</summary>
    private static async Task<List<string>> UnansweredAsync(LoadTest load, CourseClient reader)
    {
        var unanswered = new List<string>();
        foreach (var commands in load.Sent.Where(command => command.Answer is null).GroupBy(command => command.Course))
        {
            var stored = (await reader.HistoryAsync(commands.Key, TestContext.Current.CancellationToken)).Select(found => found.RequestId).ToHashSet();
            unanswered.AddRange(commands.Select(command => command.RequestId).Where(stored.Contains));
        }

        return unanswered;
    }
}
