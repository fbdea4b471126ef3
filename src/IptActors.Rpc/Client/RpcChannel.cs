using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace IptActors.Rpc.Client;

/// <summary>
/// Calls the services of one server by gRPC over HTTP/2. All calls share its connections. Safe for concurrent use. Nothing is retried:
/// who retries must know whether that is safe.
/// </summary>
/// <remarks>
/// A call that does not end with OK throws <see cref="RpcException"/>; a cancelled token of the caller's throws
/// <see cref="OperationCanceledException"/>.
/// </remarks>
public sealed class RpcChannel : IDisposable
{
    private readonly HttpMessageInvoker _invoker;

    /// <summary>Makes a channel. It connects with the first call.</summary>
    /// <param name="address">Scheme, host and port. <c>http</c> speaks HTTP/2 without TLS from the first byte.</param>
    /// <param name="options">How to speak; null for the defaults.</param>
    /// <exception cref="ArgumentException">The address is not http or https, or has a path.</exception>
    public RpcChannel(Uri address, RpcChannelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.AbsolutePath != "/")
        {
            throw new ArgumentException($"The address of a server is a scheme, a host and a port, as in http://localhost:5000; found '{address}'.", nameof(address));
        }

        Address = address;
        Options = options ?? new RpcChannelOptions();
        _invoker = Options.Handler is { } handler
            ? new HttpMessageInvoker(handler, disposeHandler: false)
            : new HttpMessageInvoker(NewHandler(Options), disposeHandler: true);
    }

    /// <summary>The server.</summary>
    public Uri Address { get; }

    internal static ProductInfoHeaderValue UserAgent { get; } =
        new("grpc-csharp-iptactors", typeof(RpcChannel).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");

    internal RpcChannelOptions Options { get; }

    /// <summary>One request, one response.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method, declared unary.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">What is particular to this call; null for nothing.</param>
    /// <param name="cancellationToken">Gives the call up; the server is told.</param>
    /// <exception cref="RpcException">The call did not end with OK.</exception>
    public async Task<TResponse> UnaryAsync<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, TRequest request, RpcCallOptions? options = null, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        using RpcClientCall<TRequest, TResponse> call = OpenWithOne(method, request, options, cancellationToken);
        return await call.ReadOnlyAsync();
    }

    /// <summary>One request, any number of responses.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method, declared server streaming.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">What is particular to this call; null for nothing.</param>
    /// <param name="cancellationToken">Gives the call up; the server is told. Leaving the loop does so too.</param>
    /// <exception cref="RpcException">The call did not end with OK.</exception>
    public async IAsyncEnumerable<TResponse> ServerStreamingAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method, TRequest request, RpcCallOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        using RpcClientCall<TRequest, TResponse> call = OpenWithOne(method, request, options, cancellationToken);
        while (await call.ReadAsync() is { } response)
        {
            yield return response;
        }
    }

    /// <summary>Any number of requests, one response.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method, declared client streaming.</param>
    /// <param name="requests">The requests; read until the server answers.</param>
    /// <param name="options">What is particular to this call; null for nothing.</param>
    /// <param name="cancellationToken">Gives the call up; the server is told.</param>
    /// <exception cref="RpcException">The call did not end with OK.</exception>
    public async Task<TResponse> ClientStreamingAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method, IAsyncEnumerable<TRequest> requests, RpcCallOptions? options = null, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(requests);
        using RpcClientCall<TRequest, TResponse> call = Open(method, options, cancellationToken);
        await foreach (TRequest request in requests.WithCancellation(cancellationToken))
        {
            if (!await call.TryWriteAsync(request))
            {
                break;
            }
        }

        call.Complete();
        return await call.ReadOnlyAsync();
    }

    /// <summary>Any number of messages both ways, written and read as the caller likes.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method, of any shape.</param>
    /// <param name="options">What is particular to this call; null for nothing.</param>
    /// <param name="cancellationToken">Gives the call up; the server is told.</param>
    /// <returns>The call. Dispose it; disposing before its end gives it up.</returns>
    public RpcClientCall<TRequest, TResponse> Open<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, RpcCallOptions? options = null, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(method);
        return new RpcClientCall<TRequest, TResponse>(method, new ClientExchange(this, method.Path, options ?? RpcCallOptions.Default, new StreamedContent(), cancellationToken));
    }

    /// <summary>Closes the connections; calls under way fail.</summary>
    public void Dispose() => _invoker.Dispose();

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _invoker.SendAsync(request, cancellationToken);

    private RpcClientCall<TRequest, TResponse> OpenWithOne<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, TRequest request, RpcCallOptions? options, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(request);
        RpcCallOptions particular = options ?? RpcCallOptions.Default;
        var content = new ByteArrayContent(ClientFrame.Encode(request, particular.Compress));
        return new RpcClientCall<TRequest, TResponse>(method, new ClientExchange(this, method.Path, particular, content, cancellationToken));
    }

    private static SocketsHttpHandler NewHandler(RpcChannelOptions options) => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = options.ConnectTimeout,
        EnableMultipleHttp2Connections = true,
        UseCookies = false,
        UseProxy = false,
    };
}
