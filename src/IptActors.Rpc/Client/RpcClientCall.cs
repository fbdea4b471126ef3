using Google.Protobuf;

namespace IptActors.Rpc.Client;

/// <summary>A call under way. One writer and one reader at a time, which may be different ones.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
public sealed class RpcClientCall<TRequest, TResponse> : IDisposable
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly RpcMethod<TRequest, TResponse> _method;
    private readonly ClientExchange _exchange;
    private readonly StreamedContent? _requests;
    private readonly bool _compress;

    internal RpcClientCall(RpcMethod<TRequest, TResponse> method, ClientExchange exchange)
    {
        _method = method;
        _exchange = exchange;
        _requests = exchange.Requests;
        _compress = exchange.CompressesRequests;
    }

    /// <summary>Sends a request and waits until the server has room for more.</summary>
    /// <param name="request">The request.</param>
    /// <param name="compress">Whether it is compressed; true needs <see cref="RpcCallOptions.Compress"/>. Null does what the call says.</param>
    /// <exception cref="RpcException">The server has ended the call or cannot be reached; reading says with which status.</exception>
    public async Task WriteAsync(TRequest request, bool? compress = null)
    {
        if (!await TryWriteAsync(request, compress))
        {
            throw new RpcException(RpcCode.Unavailable, "The server takes no more requests of this call: read to learn how it ended.");
        }
    }

    /// <summary>Sends a request and waits until the server has room for more.</summary>
    /// <param name="request">The request.</param>
    /// <param name="compress">Whether it is compressed; true needs <see cref="RpcCallOptions.Compress"/>. Null does what the call says.</param>
    /// <returns>False when the server takes no more: reading says how the call ended.</returns>
    public async Task<bool> TryWriteAsync(TRequest request, bool? compress = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_requests is null)
        {
            throw new InvalidOperationException("The only request of this call has been sent.");
        }

        if (compress == true && !_compress)
        {
            throw new ArgumentException("The headers of this call do not announce compression: set it in the options of the call.", nameof(compress));
        }

        try
        {
            await _requests.WriteAsync(ClientFrame.Encode(request, compress ?? _compress), _exchange.Token);
            return true;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException || (e is OperationCanceledException && !_exchange.Token.IsCancellationRequested))
        {
            return false;
        }
        catch (OperationCanceledException e)
        {
            throw _exchange.Translate(e);
        }
    }

    /// <summary>Says that no more requests follow.</summary>
    public void Complete() => _requests?.Complete();

    /// <summary>Waits for the next response.</summary>
    /// <returns>The response; null at the end of a call that ended with OK.</returns>
    /// <exception cref="RpcException">The call did not end with OK.</exception>
    public async Task<TResponse?> ReadAsync() => (TResponse?)await _exchange.ReadAsync(_method.ResponseParser);

    /// <summary>Waits for the only response and for the end of the call.</summary>
    /// <exception cref="RpcException">The call did not end with OK, or with another number of responses (UNIMPLEMENTED).</exception>
    public async Task<TResponse> ReadOnlyAsync()
    {
        TResponse response = await ReadAsync()
            ?? throw new RpcException(RpcCode.Unimplemented, "The server answered OK without a message: expected one.");
        return await ReadAsync() is null
            ? response
            : throw new RpcException(RpcCode.Unimplemented, "The server answered with more than one message: expected one.");
    }

    /// <summary>Gives the call up if it has not ended.</summary>
    public void Dispose()
    {
        _requests?.Complete();
        _exchange.Dispose();
    }
}
