using Google.Protobuf;
using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Server.Calls;

internal sealed class ServerStreamingServerCall<TRequest, TResponse>(ServerWire wire, ServerStreamingHandler<TRequest, TResponse> handler) : ServerCall(wire)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    public override async ValueTask<RpcStatus> HandleAsync()
    {
        MessageRead read = await ReadOnlyMessageAsync();
        return read.Refusal ?? await handler((TRequest)read.Message!, new RpcResponseStream<TResponse>(this), Context);
    }
}
