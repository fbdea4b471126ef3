using Google.Protobuf;
using IptActors.Rpc.Server.Calls;

namespace IptActors.Rpc.Server;

/// <summary>Where the responses of one call go. One writer at a time.</summary>
/// <typeparam name="T">The response message.</typeparam>
public sealed class RpcResponseStream<T>
    where T : class, IMessage<T>
{
    private readonly ServerCall _call;

    internal RpcResponseStream(ServerCall call) => _call = call;

    /// <summary>Sends a response and waits until the caller has room for more: a slow reader slows the writer.</summary>
    /// <param name="message">The response; free again when the task completes.</param>
    /// <param name="cancellationToken">Stops the waiting; the response may have been sent. The end of the call stops it too.</param>
    /// <exception cref="RpcException">The response is larger than <see cref="RpcServerOptions.MaxSendMessageSize"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller is gone or its deadline passed.</exception>
    public ValueTask WriteAsync(T message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _call.WriteAsync(message, cancellationToken.CanBeCanceled ? cancellationToken : _call.LifetimeToken);
    }
}
