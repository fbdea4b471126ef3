using IptActors.Crash.Tests.Processes;

namespace IptActors.Crash.Tests.Stopping;

public sealed class Stopping_while_it_starts
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task It_ends_in_order_leaves_no_database_behind_and_can_start_again()
    {
        await using var folder = DataFolder.Create();
        foreach (var milliseconds in (int[])[300, 700, 1500])
        {
            await using var server = ServerProcess.Launch(folder.Path);
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);

            server.Signal(Signals.Terminate);
            var exitCode = await server.Ended.WaitAsync(LongestEnd, TestContext.Current.CancellationToken);

            // Before its first line of code ran, the runtime ends the process like any other (128 + SIGTERM).
            Assert.True(exitCode is 0 or 143, $"Expected exit code 0 after {milliseconds} ms, found {exitCode}.");
            Assert.Null(folder.Postgres.Postmaster);
        }

        await using var next = await ServerProcess.StartAsync(folder.Path);
    }
}
