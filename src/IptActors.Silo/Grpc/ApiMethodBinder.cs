using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using IptActors.Api.Methods;
using Microsoft.Extensions.Logging;

namespace IptActors.Silo.Grpc;

/// <summary>Binds each method of the API to its kind of call.</summary>
internal sealed class ApiMethodBinder(ServiceMethodProviderContext<ApiService> context, ILogger logger) : IApiMethodVisitor
{
    /// <inheritdoc/>
    public void Visit<TRequest, TResponse>(UnaryApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        context.AddUnaryMethod(
            Describe<TRequest, TResponse>(method, MethodType.Unary),
            [],
            async (_, request, call) =>
            {
                try
                {
                    return Answer(await method.Handler(request, Context(call), call.CancellationToken));
                }
                catch (Exception exception) when (IsBug(exception, call))
                {
                    throw Failed(method, exception);
                }
            });

    /// <inheritdoc/>
    public void Visit<TRequest, TResponse>(ServerStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        context.AddServerStreamingMethod(
            Describe<TRequest, TResponse>(method, MethodType.ServerStreaming),
            [],
            async (_, request, responses, call) =>
            {
                try
                {
                    ValueTask Write(TResponse response, CancellationToken cancellationToken) => new(responses.WriteAsync(response, cancellationToken));
                    if (await method.Handler(request, Write, Context(call), call.CancellationToken) is { } refusal)
                    {
                        throw GrpcStatus.ToException(refusal);
                    }
                }
                catch (Exception exception) when (IsBug(exception, call))
                {
                    throw Failed(method, exception);
                }
            });

    /// <inheritdoc/>
    public void Visit<TRequest, TResponse>(ClientStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        context.AddClientStreamingMethod(
            Describe<TRequest, TResponse>(method, MethodType.ClientStreaming),
            [],
            async (_, requests, call) =>
            {
                try
                {
                    return Answer(await method.Handler(requests.ReadAllAsync(call.CancellationToken), Context(call), call.CancellationToken));
                }
                catch (Exception exception) when (IsBug(exception, call))
                {
                    throw Failed(method, exception);
                }
            });

    private static Method<TRequest, TResponse> Describe<TRequest, TResponse>(ApiMethod method, MethodType type)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        new(type, method.Descriptor.Service.FullName, method.Descriptor.Name, MessageMarshaller<TRequest>.Instance, MessageMarshaller<TResponse>.Instance);

    private static ApiCallContext Context(ServerCallContext call)
    {
        var headers = call.GetHttpContext().Request.Headers;
        return new ApiCallContext(name => headers.TryGetValue(name, out var values) ? values.ToString() : null)
        {
            Deadline = call.Deadline == DateTime.MaxValue ? null : new DateTimeOffset(call.Deadline),
        };
    }

    private static TResponse Answer<TResponse>(ApiResult<TResponse> result)
        where TResponse : class => result.Value ?? throw GrpcStatus.ToException(result.Refusal!);

    private static bool IsBug(Exception exception, ServerCallContext call) =>
        exception is not RpcException && !(exception is OperationCanceledException && call.CancellationToken.IsCancellationRequested);

    private RpcException Failed(ApiMethod method, Exception exception)
    {
        logger.HandlerFailed(method.FullName, exception);
        return GrpcStatus.HandlerFailed();
    }
}
