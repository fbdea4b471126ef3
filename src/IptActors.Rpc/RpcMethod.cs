using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace IptActors.Rpc;

/// <summary>A method of a service, as its .proto file declares it.</summary>
public abstract class RpcMethod
{
    private protected RpcMethod(MethodDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Descriptor = descriptor;
        FullName = $"{descriptor.Service.FullName}/{descriptor.Name}";
        Path = "/" + FullName;
        Kind = (descriptor.IsClientStreaming, descriptor.IsServerStreaming) switch
        {
            (false, false) => RpcMethodKind.Unary,
            (true, false) => RpcMethodKind.ClientStreaming,
            (false, true) => RpcMethodKind.ServerStreaming,
            (true, true) => RpcMethodKind.DuplexStreaming,
        };
        HasNoSideEffects = descriptor.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;
    }

    /// <summary>The declaration.</summary>
    public MethodDescriptor Descriptor { get; }

    /// <summary>Package, service and method, as in <c>grpc.health.v1.Health/Check</c>.</summary>
    public string FullName { get; }

    /// <summary>The path of a request to it: a slash and <see cref="FullName"/>. Case matters.</summary>
    public string Path { get; }

    /// <summary>How many messages go each way.</summary>
    public RpcMethodKind Kind { get; }

    /// <summary>Whether the .proto file says <c>idempotency_level = NO_SIDE_EFFECTS</c>, which lets Connect clients use GET.</summary>
    public bool HasNoSideEffects { get; }

    /// <summary>Whether a caller sends any number of messages, not exactly one.</summary>
    public bool StreamsRequests => Kind is RpcMethodKind.ClientStreaming or RpcMethodKind.DuplexStreaming;

    /// <summary>Whether the server sends any number of messages, not exactly one.</summary>
    public bool StreamsResponses => Kind is RpcMethodKind.ServerStreaming or RpcMethodKind.DuplexStreaming;

    /// <summary>The parser of requests.</summary>
    internal abstract MessageParser Requests { get; }

    /// <summary>Finds a method by its full name in a file, for typed use.</summary>
    /// <typeparam name="TRequest">The generated class of the request.</typeparam>
    /// <typeparam name="TResponse">The generated class of the response.</typeparam>
    /// <param name="file">The generated descriptor of the .proto file.</param>
    /// <param name="service">The service's name without its package.</param>
    /// <param name="method">The method's name.</param>
    /// <exception cref="ArgumentException">No such service or method there, or its messages are other ones.</exception>
    public static RpcMethod<TRequest, TResponse> Find<TRequest, TResponse>(FileDescriptor file, string service, string method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(file);
        ServiceDescriptor declaration = file.FindTypeByName<ServiceDescriptor>(service)
            ?? throw new ArgumentException($"{file.Name} declares no service '{service}'.", nameof(service));
        return Find<TRequest, TResponse>(declaration, method);
    }

    /// <summary>Finds a method by its name in a service, for typed use.</summary>
    /// <typeparam name="TRequest">The generated class of the request.</typeparam>
    /// <typeparam name="TResponse">The generated class of the response.</typeparam>
    /// <param name="service">The service.</param>
    /// <param name="method">The method's name.</param>
    /// <exception cref="ArgumentException">No such method there, or its messages are other ones.</exception>
    public static RpcMethod<TRequest, TResponse> Find<TRequest, TResponse>(ServiceDescriptor service, string method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(service);
        MethodDescriptor declaration = service.FindMethodByName(method)
            ?? throw new ArgumentException($"{service.FullName} declares no method '{method}'.", nameof(method));
        return new RpcMethod<TRequest, TResponse>(declaration);
    }

    /// <summary>The full name.</summary>
    public override string ToString() => FullName;
}
