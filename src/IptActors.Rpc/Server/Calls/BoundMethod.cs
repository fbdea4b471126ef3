using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Server.Calls;

/// <summary>A method with its handler.</summary>
internal abstract class BoundMethod(RpcMethod method)
{
    public RpcMethod Method => method;

    public abstract ServerCall CreateCall(ServerWire wire);
}
