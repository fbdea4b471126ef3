using IptActors.Peers;
using IptActors.Rpc.TestHost;

namespace IptActors.Rpc.Tests.Peers;

public sealed class GrpcioRun : PeerRun
{
    protected override Task<string?> FindProblemAsync(CancellationToken cancellationToken) => Peer.FindPythonProblemAsync(cancellationToken);

    protected override (string File, string[] Arguments) Command(InteropHost host) =>
        ("/usr/bin/python3", [Path.Combine(PeerPaths.Python, "grpcio_interop.py"), host.Http2.Authority]);
}
