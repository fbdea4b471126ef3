using System.Runtime.CompilerServices;
using Google.Protobuf;
using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Server.Calls;

internal sealed class UnaryServerCall<TRequest, TResponse>(ServerWire wire, UnaryHandler<TRequest, TResponse> handler) : ServerCall(wire)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<RpcStatus> HandleAsync()
    {
        MessageRead read = await ReadOnlyMessageAsync();
        if (read.Refusal is not null)
        {
            return read.Refusal;
        }

        RpcResult<TResponse> result = await handler((TRequest)read.Message!, Context);
        LastResponse = result.Value;
        return result.Status;
    }
}
