using IptActors.Peers;
using IptActors.Rpc.TestHost;

namespace IptActors.Rpc.Tests.Peers;

public sealed class GrpcWebRun : PeerRun
{
    protected override Task<string?> FindProblemAsync(CancellationToken cancellationToken) => Peer.FindNodeProblemAsync(cancellationToken);

    protected override (string File, string[] Arguments) Command(InteropHost host) =>
        ("node", [Path.Combine(PeerPaths.Node, "grpc-web-interop.mjs"), host.Http1.ToString(), PeerPaths.InteropProtos]);
}
