using IptActors.Crash.Tests.Load;
using IptActors.Crash.Tests.Processes;

namespace IptActors.Crash.Tests.Outages;

public sealed class A_full_disk
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Commands_are_refused_courses_can_be_read_and_all_goes_on_when_there_is_room_again()
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
        var course = await client.GetAsync(load.AnyCourse, TestContext.Current.CancellationToken);
        disk.Free();
        await load.RunAsync();

        Assert.NotEqual(0, course.Version);
        await load.FinishWithoutFaultAsync(client);
    }
}
