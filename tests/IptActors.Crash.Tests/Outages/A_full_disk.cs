using IptActors.Crash.Tests.Load;
using IptActors.Crash.Tests.Processes;
using IptActors.Rpc;

namespace IptActors.Crash.Tests.Outages;

public sealed class A_full_disk
{
    private const int MostReads = 5_000;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Commands_and_reads_are_refused_and_all_goes_on_when_there_is_room_again()
    {
        using var disk = SmallDisk.TryMount();
        Assert.SkipWhen(disk is null, "Mounts a small file system to fill it, which this user may not.");
        await using var folder = DataFolder.At(disk.Path);
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = new CourseClient(server.Address, CourseClient.Token(folder.Path), CallTimeout);
        await using var load = new LoadTest(courses: 50, _ => client);
        await load.RunAsync();

        disk.Fill();
        await load.RefusedAsync("JOURNAL_UNAVAILABLE");
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ReadOnAsync(client, load.AnyCourse));
        disk.Free();
        await load.RunAsync();

        // Nothing is shown that cannot be put on record.
        Assert.Equal(Refusals.AccessLogUnavailable, Refusals.ReasonOf(refusal.Status));
        await load.FinishWithoutFaultAsync(client);
    }

    // The last page of the log of access has room for some more, until which courses are shown.
    private static async Task ReadOnAsync(CourseClient client, string course)
    {
        for (var read = 0; read < MostReads; read++)
        {
            await client.GetAsync(course, TestContext.Current.CancellationToken);
        }
    }
}
