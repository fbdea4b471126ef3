using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Api.AccessLog;

namespace IptActors.Api.Methods;

/// <summary>Answers any number of requests with one response.</summary>
/// <param name="requests">The requests as they arrive; not reading them holds the caller back.</param>
/// <param name="context">What came with the call.</param>
/// <param name="cancellationToken">The caller went away or its deadline passed.</param>
public delegate ValueTask<ApiResult<TResponse>> ClientStreamingHandler<in TRequest, TResponse>(
    IAsyncEnumerable<TRequest> requests,
    ApiCallContext context,
    CancellationToken cancellationToken)
    where TResponse : class;

/// <summary>A method of any number of requests and one response.</summary>
public sealed class ClientStreamingApiMethod<TRequest, TResponse>(MethodDescriptor descriptor, ClientStreamingHandler<TRequest, TResponse> handler)
    : ApiMethod(descriptor)
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    /// <summary>Answers the requests.</summary>
    public ClientStreamingHandler<TRequest, TResponse> Handler { get; } = handler;

    /// <inheritdoc/>
    public override void Accept(IApiMethodVisitor visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    internal override ApiMethod RecordedBy(AccessRecorder recorder, bool aboutClients)
    {
        var key = Descriptor.Key();
        return new ClientStreamingApiMethod<TRequest, TResponse>(Descriptor, async (requests, context, cancellationToken) =>
        {
            try
            {
                var result = await Handler(requests, context, cancellationToken);
                return await recorder.RecordAsync(key, aboutClients, null, context, result.Refusal) is { } unrecorded ? unrecorded : result;
            }
            catch (UnrecordedAccessException unrecorded)
            {
                return unrecorded.Status;
            }
        });
    }
}
