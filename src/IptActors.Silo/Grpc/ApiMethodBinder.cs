using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using IptActors.Api.Methods;
using IptActors.Rpc.Diagnostics;
using Microsoft.Extensions.Logging;
using RpcCode = IptActors.Rpc.RpcCode;

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
            (_, request, call) => ServeAsync(method, call, async () => Answer(await method.Handler(request, Context(call), call.CancellationToken))));

    /// <inheritdoc/>
    public void Visit<TRequest, TResponse>(ServerStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        context.AddServerStreamingMethod(
            Describe<TRequest, TResponse>(method, MethodType.ServerStreaming),
            [],
            (_, request, responses, call) => ServeAsync(method, call, async () =>
            {
                ValueTask Write(TResponse response, CancellationToken cancellationToken) => new(responses.WriteAsync(response, cancellationToken));
                return await method.Handler(request, Write, Context(call), call.CancellationToken) is { } refusal ? throw GrpcStatus.ToException(refusal) : true;
            }));

    /// <inheritdoc/>
    public void Visit<TRequest, TResponse>(ClientStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        context.AddClientStreamingMethod(
            Describe<TRequest, TResponse>(method, MethodType.ClientStreaming),
            [],
            (_, requests, call) => ServeAsync(method, call, async () => Answer(await method.Handler(requests.ReadAllAsync(call.CancellationToken), Context(call), call.CancellationToken))));

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

    private async Task<T> ServeAsync<T>(ApiMethod method, ServerCallContext call, Func<Task<T>> serve)
    {
        var measure = CallMeasure.StartGrpc(method.FullName);
        var end = RpcCode.Ok;
        try
        {
            return await serve();
        }
        catch (RpcException refused)
        {
            end = (RpcCode)refused.StatusCode;
            throw;
        }
        catch (OperationCanceledException) when (call.CancellationToken.IsCancellationRequested)
        {
            end = call.Deadline <= DateTime.UtcNow ? RpcCode.DeadlineExceeded : RpcCode.Cancelled;
            throw;
        }
        catch (Exception bug)
        {
            end = RpcCode.Unknown;
            logger.HandlerFailed(method.FullName, bug);
            throw GrpcStatus.HandlerFailed();
        }
        finally
        {
            measure.Stop(end);
        }
    }
}
