using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using IptActors.Api.AccessLog;

namespace IptActors.Api.Methods;

/// <summary>Sends one response; completes when the wire can take the next (back pressure).</summary>
public delegate ValueTask ResponseWriter<in TResponse>(TResponse response, CancellationToken cancellationToken);

/// <summary>Answers one request with any number of responses. Returns null at the end, or why it ended early.</summary>
/// <param name="request">The request as received.</param>
/// <param name="write">Sends a response.</param>
/// <param name="context">What came with the call.</param>
/// <param name="cancellationToken">The caller went away or its deadline passed.</param>
public delegate ValueTask<Status?> ServerStreamingHandler<in TRequest, TResponse>(
    TRequest request,
    ResponseWriter<TResponse> write,
    ApiCallContext context,
    CancellationToken cancellationToken);

/// <summary>A method of one request and any number of responses.</summary>
public sealed class ServerStreamingApiMethod<TRequest, TResponse>(MethodDescriptor descriptor, ServerStreamingHandler<TRequest, TResponse> handler)
    : ApiMethod(descriptor)
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    /// <summary>Answers a request.</summary>
    public ServerStreamingHandler<TRequest, TResponse> Handler { get; } = handler;

    /// <inheritdoc/>
    public override void Accept(IApiMethodVisitor visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    internal override ApiMethod RecordedBy(AccessRecorder recorder, bool aboutClients)
    {
        var key = Descriptor.Key();
        return new ServerStreamingApiMethod<TRequest, TResponse>(Descriptor, async (request, write, context, cancellationToken) =>
        {
            try
            {
                var refusal = await Handler(request, WriteAsync, context, cancellationToken);
                return await recorder.RecordAsync(key, aboutClients, request, context, refusal) ?? refusal;
            }
            catch (UnrecordedAccessException unrecorded)
            {
                return unrecorded.Status;
            }

            async ValueTask WriteAsync(TResponse response, CancellationToken token)
            {
                if (await recorder.RecordAsync(key, aboutClients, request, context, refusal: null) is { } unrecorded)
                {
                    throw new UnrecordedAccessException(unrecorded);
                }

                await write(response, token);
            }
        });
    }
}
