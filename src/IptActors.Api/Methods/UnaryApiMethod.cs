using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Api.AccessLog;

namespace IptActors.Api.Methods;

/// <summary>Answers one request.</summary>
/// <param name="request">The request as received; the handler may change it.</param>
/// <param name="context">What came with the call.</param>
/// <param name="cancellationToken">The caller went away or its deadline passed.</param>
public delegate ValueTask<ApiResult<TResponse>> UnaryHandler<in TRequest, TResponse>(TRequest request, ApiCallContext context, CancellationToken cancellationToken)
    where TResponse : class;

/// <summary>A method of one request and one response.</summary>
public sealed class UnaryApiMethod<TRequest, TResponse>(MethodDescriptor descriptor, UnaryHandler<TRequest, TResponse> handler) : ApiMethod(descriptor)
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    /// <summary>Answers a request.</summary>
    public UnaryHandler<TRequest, TResponse> Handler { get; } = handler;

    /// <inheritdoc/>
    public override void Accept(IApiMethodVisitor visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    internal override ApiMethod RecordedBy(AccessRecorder recorder, bool aboutClients)
    {
        var key = Descriptor.Key();
        return new UnaryApiMethod<TRequest, TResponse>(Descriptor, async (request, context, cancellationToken) =>
        {
            var result = await Handler(request, context, cancellationToken);
            return await recorder.RecordAsync(key, aboutClients, request, context, result.Refusal) is { } unrecorded ? unrecorded : result;
        });
    }
}
