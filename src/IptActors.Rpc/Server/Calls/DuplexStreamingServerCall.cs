using Google.Protobuf;
using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Server.Calls;

internal sealed class DuplexStreamingServerCall<TRequest, TResponse>(ServerWire wire, DuplexStreamingHandler<TRequest, TResponse> handler) : ServerCall(wire)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    public override ValueTask<RpcStatus> HandleAsync() =>
        handler(new RpcRequestStream<TRequest>(this), new RpcResponseStream<TResponse>(this), Context);
}
