using Google.Protobuf;
using IptActors.Rpc.Server.Calls;
using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Server;

/// <summary>The requests of one call as they arrive. Can be read once, by one reader.</summary>
/// <typeparam name="T">The request message.</typeparam>
public sealed class RpcRequestStream<T> : IAsyncEnumerable<T>
    where T : class, IMessage<T>
{
    private readonly ServerCall _call;

    internal RpcRequestStream(ServerCall call) => _call = call;

    /// <summary>Waits for the next request.</summary>
    /// <param name="cancellationToken">Stops the waiting. The end of the call stops it too.</param>
    /// <returns>The request; null when the caller has sent its last.</returns>
    /// <exception cref="RpcException">What came is no such message. Let it pass, it becomes the status of the call.</exception>
    /// <exception cref="OperationCanceledException">The caller is gone or its deadline passed.</exception>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken = default)
    {
        MessageRead read = await _call.Wire.ReadAsync(cancellationToken.CanBeCanceled ? cancellationToken : _call.LifetimeToken);
        if (read.Refusal is null)
        {
            return (T?)read.Message;
        }

        return read.Refusal.Code == RpcCode.Cancelled
            ? throw new OperationCanceledException(read.Refusal.Message, _call.CancellationToken)
            : throw new RpcException(read.Refusal);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        while (await ReadAsync(cancellationToken) is { } message)
        {
            yield return message;
        }
    }
}
