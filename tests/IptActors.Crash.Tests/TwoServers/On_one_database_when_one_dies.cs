using IptActors.Crash.Tests.Load;

namespace IptActors.Crash.Tests.TwoServers;

public sealed class On_one_database_when_one_dies(ServerPair pair) : IClassFixture<ServerPair>
{
    [Fact]
    public async Task Its_callers_go_on_with_the_other_and_nothing_is_lost_or_doubled()
    {
        var killed = false;
        await using var load = new LoadTest(courses: 20, caller => pair.Clients[Volatile.Read(ref killed) ? 1 : caller % 2]);
        await load.RunAsync();

        await pair.Servers[0].KillAsync();
        Volatile.Write(ref killed, true);
        await load.RunAsync();

        await load.FinishWithoutFaultAsync(pair.Clients[1]);
    }
}
