using System.Globalization;

namespace IptActors.Crash.Tests.Crashes;

/// <summary>
/// 64 callers on 200 courses over gRPC, and every round somebody dies. <c>IPT_CRASH_ROUNDS</c> rounds (6 when not set), chosen by
/// <c>IPT_CRASH_SEED</c>; <c>scripts/crash 200</c> runs 200 and shows them.
/// </summary>
public sealed class Killing_processes_under_load(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestAwayOfServer = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestAwayOfDatabase = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_doubled_or_out_of_order()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds its victims in /proc, which only Linux has.");
        var cancel = TestContext.Current.CancellationToken;
        var rounds = Setting("IPT_CRASH_ROUNDS", 6);
        var seed = Setting("IPT_CRASH_SEED", Random.Shared.Next(1_000_000));
        output.WriteLine($"seed {seed}");
        await using var run = new CrashRun(seed);
        await run.StartAsync();
        var results = new List<CrashRound>();
        while (results.Count < rounds)
        {
            var round = await KillAsync(run, seed, cancel);
            output.WriteLine($"{round}");
            results.Add(round);
            Assert.True(run.Faults.Count == 0, $"Seed {seed}, {round}:\n{string.Join('\n', run.Faults.Take(20))}\n{run.LastWords}");
        }

        var events = await run.CheckAllAsync(cancel);
        Tell(results, run, events);
        Assert.True(run.Faults.Count == 0, $"Seed {seed}:\n{string.Join('\n', run.Faults.Take(20))}");
        Assert.NotEqual(0, run.RowsCompared);
        Assert.All(results, round => Assert.InRange(round.Away, TimeSpan.Zero, Limit(round.Victim)));
    }

    private static async Task<CrashRound> KillAsync(CrashRun run, int seed, CancellationToken cancellationToken)
    {
        try
        {
            return await run.KillAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}\n{run.LastWords}", exception);
        }
    }

    private void Tell(List<CrashRound> rounds, CrashRun run, long events)
    {
        foreach (var victims in rounds.GroupBy(round => round.Victim).OrderBy(victims => victims.Key))
        {
            var away = victims.Select(round => round.Away.TotalSeconds).Order().ToArray();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{victims.Key,-11} {away.Length,4} times: away {away[away.Length / 2]:0.00} s in the middle, {away[^1]:0.00} s at most"));
        }

        output.WriteLine($"{run.Checked.Commands} commands held against {events} events, {run.Checked.Repeated} sent once more, {run.RowsCompared} rows of projections held against a cold fold: {run.Faults.Count} faults");
    }

    private static TimeSpan Limit(Victim victim) => victim is Victim.Server or Victim.ServerTwice ? LongestAwayOfServer : LongestAwayOfDatabase;

    private static int Setting(string name, int fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
