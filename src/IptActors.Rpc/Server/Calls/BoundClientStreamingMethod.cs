using Google.Protobuf;
using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Server.Calls;

internal sealed class BoundClientStreamingMethod<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, ClientStreamingHandler<TRequest, TResponse> handler)
    : BoundMethod(method)
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly ClientStreamingHandler<TRequest, TResponse> _handler = handler ?? throw new ArgumentNullException(nameof(handler));

    public override ServerCall CreateCall(ServerWire wire) => new ClientStreamingServerCall<TRequest, TResponse>(wire, _handler);
}
