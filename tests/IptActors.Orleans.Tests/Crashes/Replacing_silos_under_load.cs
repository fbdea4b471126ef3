using IptActors.Crash.Tests.Checks;
using IptActors.Crash.Tests.Load;

namespace IptActors.Orleans.Tests.Crashes;

/// <summary>An upgrade as docs/deploy.md describes it: one silo after the other is stopped in order and started anew while callers go on.</summary>
public sealed class Replacing_silos_under_load
{
    /// <summary>What docker-compose.yml allows.</summary>
    private static readonly TimeSpan StopGracePeriod = TimeSpan.FromSeconds(45);

    [Theory]
    [InlineData("GroupCommit")]
    [InlineData("Marten")]
    public async Task Each_ends_in_time_and_nobody_is_refused_for_good_or_told_what_did_not_happen(string journal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Ends processes by signals of Linux.");
        await using var silos = new SiloTrio(journal);
        await silos.StartAsync();
        var away = -1;
        await using var load = new LoadTest(
            courses: 60,
            caller => silos.Client(Volatile.Read(ref away) is var gone && caller % 3 == gone ? (gone + 1) % 3 : caller % 3),
            thinkMilliseconds: 200);
        for (var silo = 0; silo < 3; silo++)
        {
            await load.RunAsync(answersEach: 2);

            // Its callers stay until it is gone: what it has accepted is answered, what comes later is told to come again.
            Assert.Equal(0, await silos.StopAsync(silo, StopGracePeriod));
            Volatile.Write(ref away, silo);
            await load.EveryCourseAnsweredAsync();
            await silos.StartAsync(silo);
            Volatile.Write(ref away, -1);
        }

        await load.RunAsync(answersEach: 2);
        await load.FinishWithoutFaultAsync(silos.Client(0));
        Assert.Empty((await JournalCheck.RunAsync(silos.ConnectionString, TestContext.Current.CancellationToken)).Faults);
    }
}
