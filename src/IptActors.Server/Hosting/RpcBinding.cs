using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Api.Methods;
using IptActors.Rpc;
using IptActors.Rpc.Server;

namespace IptActors.Server.Hosting;

/// <summary>Puts the methods of the API on our own wire.</summary>
internal sealed class RpcBinding : IApiMethodVisitor
{
    private readonly Dictionary<ServiceDescriptor, RpcServiceBuilder> _services = [];

    /// <summary>The services of some methods.</summary>
    public static IReadOnlyList<RpcService> Bind(IEnumerable<ApiMethod> methods)
    {
        var binding = new RpcBinding();
        foreach (var method in methods)
        {
            method.Accept(binding);
        }

        return [.. binding._services.Values.Select(service => service.Build())];
    }

    /// <inheritdoc/>
    public void Visit<TRequest, TResponse>(UnaryApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Service(method).Unary<TRequest, TResponse>(
            method.Descriptor.Name,
            async (request, call) => Result(await method.Handler(request, Context(call), call.CancellationToken)));

    /// <inheritdoc/>
    public void Visit<TRequest, TResponse>(ServerStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Service(method).ServerStreaming<TRequest, TResponse>(
            method.Descriptor.Name,
            async (request, responses, call) =>
                await method.Handler(request, responses.WriteAsync, Context(call), call.CancellationToken) is { } refusal
                    ? RpcStatus.FromGoogle(refusal)
                    : RpcStatus.Ok);

    /// <inheritdoc/>
    public void Visit<TRequest, TResponse>(ClientStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Service(method).ClientStreaming<TRequest, TResponse>(
            method.Descriptor.Name,
            async (requests, call) => Result(await method.Handler(requests, Context(call), call.CancellationToken)));

    private RpcServiceBuilder Service(ApiMethod method)
    {
        if (!_services.TryGetValue(method.Descriptor.Service, out var service))
        {
            _services.Add(method.Descriptor.Service, service = new RpcServiceBuilder(method.Descriptor.Service));
        }

        return service;
    }

    private static ApiCallContext Context(RpcCallContext call) => new(call.GetRequestHeader) { Deadline = call.Deadline };

    private static RpcResult<TResponse> Result<TResponse>(ApiResult<TResponse> result)
        where TResponse : class, IMessage<TResponse> =>
        result.Value is { } value ? value : result.Refusal!;
}
