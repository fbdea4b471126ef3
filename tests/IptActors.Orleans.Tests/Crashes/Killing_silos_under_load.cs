using System.Globalization;
using IptActors.Crash.Tests.Checks;
using IptActors.Crash.Tests.Load;

namespace IptActors.Orleans.Tests.Crashes;

/// <summary>
/// 64 callers on courses spread over three silos, and every round one silo dies or is cut off. <c>IPT_CRASH_ROUNDS</c> rounds (2 when
/// not set), chosen by <c>IPT_CRASH_SEED</c>.
/// </summary>
public sealed class Killing_silos_under_load(ITestOutputHelper output)
{
    // 64 callers want about 600 commands a second: work for three silos, and something left of two cores for a silo that starts.
    private const int ThinkMilliseconds = 200;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("GroupCommit")]
    [InlineData("Marten")]
    public async Task Nothing_acknowledged_is_lost_doubled_or_out_of_order(string journal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kills by signals of Linux.");
        var rounds = Setting("IPT_CRASH_ROUNDS", 2);
        var seed = Setting("IPT_CRASH_SEED", Random.Shared.Next(1_000_000));
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var silos = new SiloTrio(journal);
        await silos.StartAsync();
        var recoveries = new List<TimeSpan>();
        var acknowledged = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var victim = random.Next(3);
            var dead = -1;
            await using var load = new LoadTest(
                courses: 60,
                caller => silos.Client(Volatile.Read(ref dead) is var gone && caller % 3 == gone ? (gone + 1) % 3 : caller % 3),
                string.Create(CultureInfo.InvariantCulture, $"r{round}-"),
                ThinkMilliseconds);
            await load.RunAsync(answersEach: 2);
            await Task.Delay(random.Next(100, 900), TestContext.Current.CancellationToken);

            await silos.KillAsync(victim);
            Volatile.Write(ref dead, victim);

            // By the two that are left: the dead one is started again only when every course is served.
            recoveries.Add(await load.EveryCourseAnsweredAsync());
            await silos.StartAsync(victim);
            Volatile.Write(ref dead, -1);
            await load.RunAsync(answersEach: 2);
            await load.FinishWithoutFaultAsync(silos.Client(random.Next(3)));
            acknowledged += load.Callers.Answered;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: silo {victim}, every course served again after {recoveries[^1].TotalSeconds:0.00} s, nobody served for {load.Callers.LongestSilence.TotalSeconds:0.00} s, {load.Callers.Answered} acknowledged, {load.Callers.Told()}"));
        }

        var (faults, events) = await JournalCheck.RunAsync(silos.ConnectionString, TestContext.Current.CancellationToken);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{journal}: {rounds} rounds, every course served again after {recoveries.Order().ElementAt(rounds / 2).TotalSeconds:0.00} s in the middle, {recoveries.Max().TotalSeconds:0.00} s at most; {acknowledged} commands acknowledged, {events} events"));
        Assert.Empty(faults);
        Assert.All(recoveries, recovery => Assert.InRange(recovery, TimeSpan.Zero, LongestRecovery));
    }

    [Fact]
    public async Task A_silo_cut_off_and_back_writes_nothing_that_others_do_not_know()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Freezes by signals of Linux.");
        await using var silos = new SiloTrio("GroupCommit");
        await silos.StartAsync();
        var cutOff = false;
        await using var load = new LoadTest(courses: 60, caller => silos.Client(Volatile.Read(ref cutOff) ? caller % 2 : caller % 3));
        await load.RunAsync(answersEach: 2);

        silos.Freeze(2);
        Volatile.Write(ref cutOff, true);
        await Task.Delay(Frozen, TestContext.Current.CancellationToken);
        await load.RunAsync(answersEach: 2);
        silos.Thaw(2);
        await load.RunAsync(answersEach: 2);

        await load.FinishWithoutFaultAsync(silos.Client(0));
        Assert.Empty((await JournalCheck.RunAsync(silos.ConnectionString, TestContext.Current.CancellationToken)).Faults);
    }

    private static int Setting(string name, int fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
