using IptActors.Crash.Tests.Processes;

namespace IptActors.Crash.Tests.TwoServers;

public sealed class On_one_data_folder
{
    [Fact]
    public async Task The_second_does_not_start_and_says_who_has_the_folder()
    {
        await using var folder = DataFolder.Create();
        await using var first = await ServerProcess.StartAsync(folder.Path);
        await using var second = ServerProcess.Launch(folder.Path);

        var exitCode = await second.Ended.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(2, exitCode);
        Assert.Contains($"The data folder {folder.Path} is in use by another server", second.LastWords, StringComparison.Ordinal);
        Assert.False(first.Ended.IsCompleted);
    }
}
