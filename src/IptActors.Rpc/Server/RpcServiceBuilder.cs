using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Rpc.Server.Calls;

namespace IptActors.Rpc.Server;

/// <summary>Joins the methods of a service to their handlers. A declared method without a handler answers UNIMPLEMENTED.</summary>
public sealed class RpcServiceBuilder
{
    private readonly ServiceDescriptor _descriptor;
    private readonly Dictionary<string, BoundMethod> _methods = new(StringComparer.Ordinal);

    /// <summary>Begins with a declaration.</summary>
    /// <param name="descriptor">The service.</param>
    public RpcServiceBuilder(ServiceDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        _descriptor = descriptor;
    }

    /// <summary>Begins with a service of a file.</summary>
    /// <param name="file">The generated descriptor of the .proto file.</param>
    /// <param name="service">The service's name without its package.</param>
    /// <exception cref="ArgumentException">The file declares no such service.</exception>
    public RpcServiceBuilder(FileDescriptor file, string service)
        : this((file ?? throw new ArgumentNullException(nameof(file))).FindTypeByName<ServiceDescriptor>(service)
            ?? throw new ArgumentException($"{file.Name} declares no service '{service}'.", nameof(service)))
    {
    }

    /// <summary>Binds a method with one request and one response.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method's name.</param>
    /// <param name="handler">Called for each call, concurrently.</param>
    /// <exception cref="ArgumentException">No such method, other messages, another shape, or bound already.</exception>
    public RpcServiceBuilder Unary<TRequest, TResponse>(string method, UnaryHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Bind(new BoundUnaryMethod<TRequest, TResponse>(Find<TRequest, TResponse>(method, RpcMethodKind.Unary), handler));

    /// <summary>Binds a method with any number of requests and one response.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method's name.</param>
    /// <param name="handler">Called for each call, concurrently.</param>
    /// <exception cref="ArgumentException">No such method, other messages, another shape, or bound already.</exception>
    public RpcServiceBuilder ClientStreaming<TRequest, TResponse>(string method, ClientStreamingHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Bind(new BoundClientStreamingMethod<TRequest, TResponse>(Find<TRequest, TResponse>(method, RpcMethodKind.ClientStreaming), handler));

    /// <summary>Binds a method with one request and any number of responses.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method's name.</param>
    /// <param name="handler">Called for each call, concurrently.</param>
    /// <exception cref="ArgumentException">No such method, other messages, another shape, or bound already.</exception>
    public RpcServiceBuilder ServerStreaming<TRequest, TResponse>(string method, ServerStreamingHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Bind(new BoundServerStreamingMethod<TRequest, TResponse>(Find<TRequest, TResponse>(method, RpcMethodKind.ServerStreaming), handler));

    /// <summary>Binds a method with any number of requests and responses.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method's name.</param>
    /// <param name="handler">Called for each call, concurrently.</param>
    /// <exception cref="ArgumentException">No such method, other messages, another shape, or bound already.</exception>
    public RpcServiceBuilder DuplexStreaming<TRequest, TResponse>(string method, DuplexStreamingHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Bind(new BoundDuplexStreamingMethod<TRequest, TResponse>(Find<TRequest, TResponse>(method, RpcMethodKind.DuplexStreaming), handler));

    /// <summary>The service as bound so far.</summary>
    public RpcService Build() => new(_descriptor, [.. _methods.Values]);

    private RpcMethod<TRequest, TResponse> Find<TRequest, TResponse>(string method, RpcMethodKind kind)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        RpcMethod<TRequest, TResponse> found = RpcMethod.Find<TRequest, TResponse>(_descriptor, method);
        return found.Kind == kind
            ? found
            : throw new ArgumentException($"{found.FullName} is declared as {found.Kind}; found a handler for {kind}.", nameof(method));
    }

    private RpcServiceBuilder Bind(BoundMethod method)
    {
        if (!_methods.TryAdd(method.Method.Descriptor.Name, method))
        {
            throw new ArgumentException($"{method.Method.FullName} has a handler already.", nameof(method));
        }

        return this;
    }
}
