using Google.Protobuf;
using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Server.Calls;

internal sealed class ClientStreamingServerCall<TRequest, TResponse>(ServerWire wire, ClientStreamingHandler<TRequest, TResponse> handler) : ServerCall(wire)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    public override async ValueTask<RpcStatus> HandleAsync()
    {
        RpcResult<TResponse> result = await handler(new RpcRequestStream<TRequest>(this), Context);
        LastResponse = result.Value;
        return result.Status;
    }
}
