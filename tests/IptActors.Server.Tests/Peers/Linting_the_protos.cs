using IptActors.Peers;

namespace IptActors.Server.Tests.Peers;

public sealed class Linting_the_protos
{
    [Fact]
    public async Task Buf_finds_no_fault_with_them()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Peer.SkipFor(await Peer.FindNodeProblemAsync(cancellationToken));

        (int exitCode, string output, string errors) = await PeerProcess.RunAsync(PeerPaths.Buf, ["lint", PeerPaths.Root], cancellationToken);

        Assert.True(exitCode == 0, output + errors);
    }
}
