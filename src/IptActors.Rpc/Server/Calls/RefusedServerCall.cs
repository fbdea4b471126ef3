using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Server.Calls;

/// <summary>A call that ends before any handler is asked, for example because there is none.</summary>
internal sealed class RefusedServerCall(ServerWire wire, RpcStatus refusal) : ServerCall(wire)
{
    public override ValueTask<RpcStatus> HandleAsync() => new(refusal);
}
