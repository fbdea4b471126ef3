using System.Security.Claims;
using IptActors.Rpc.Server.Calls;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server;

/// <summary>One call as its handler sees it. Not safe for concurrent use, and gone once the handler returned.</summary>
public sealed class RpcCallContext
{
    private readonly ServerCall _call;
    private RpcMetadata? _requestHeaders;

    internal RpcCallContext(ServerCall call) => _call = call;

    /// <summary>What is called.</summary>
    public RpcMethod Method => _call.Method;

    /// <summary>The wire it came in on.</summary>
    public RpcProtocol Protocol => _call.Wire.Protocol;

    /// <summary>Who called, as in <c>ipv4:192.0.2.7:50312</c>, or <c>unknown</c>. An address is personal data: keep it out of logs.</summary>
    public string Peer => PeerName.Of(_call.Http.Connection);

    /// <summary>When the caller stops waiting, by this server's clock. Null when it waits for ever.</summary>
    public DateTimeOffset? Deadline => _call.Deadline;

    /// <summary>Cancelled when the caller gave up, went away, or its deadline passed; in a stream of responses also when the server stops.</summary>
    public CancellationToken CancellationToken => _call.CancellationToken;

    /// <summary>Who the host's authentication says it is; anonymous when nobody asked.</summary>
    public ClaimsPrincipal User => _call.Http.User;

    /// <summary>What middleware leaves for handlers.</summary>
    public IDictionary<object, object?> Items => _call.Http.Items;

    /// <summary>The request below, for what this class does not offer. Do not write to its response.</summary>
    public HttpContext HttpContext => _call.Http;

    /// <summary>Every request header but those of the protocols. For one known text header <see cref="GetRequestHeader"/> is cheaper.</summary>
    /// <exception cref="RpcException">A <c>-bin</c> header is not base64 (INTERNAL, as gRPC demands).</exception>
    public RpcMetadata RequestHeaders => _requestHeaders ??= RequestMetadata.Read(_call.Http.Request.Headers);

    /// <summary>Sent before the first response. Too late once that went out.</summary>
    public RpcMetadata ResponseHeaders => _call.ResponseHeaders ??= [];

    /// <summary>Sent with the status.</summary>
    public RpcMetadata ResponseTrailers => _call.ResponseTrailers ??= [];

    /// <summary>
    /// Whether the responses that follow are compressed: true does it whatever their size if the caller accepts gzip, false never does,
    /// null leaves it to <see cref="RpcServerOptions.CompressResponsesFrom"/>. In a stream, true must be set before the first response.
    /// </summary>
    public bool? CompressResponses
    {
        get => _call.CompressResponses;
        set => _call.CompressResponses = value;
    }

    /// <summary>Whether the request read last was compressed.</summary>
    public bool RequestWasCompressed => _call.Wire.RequestWasCompressed;

    /// <summary>One text header of the request; null when it is absent.</summary>
    /// <param name="name">The name, in any case.</param>
    public string? GetRequestHeader(string name) => _call.Http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Sends the response headers now, not with the first response, so that the caller knows it has been heard.</summary>
    public ValueTask SendResponseHeadersAsync() => _call.SendHeadersAsync();
}
