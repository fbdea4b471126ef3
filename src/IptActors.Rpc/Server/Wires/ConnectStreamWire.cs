using IptActors.Rpc.Server.Calls;
using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>Connect's streaming calls: HTTP 200 always, the status in the last envelope.</summary>
internal sealed class ConnectStreamWire(HttpContext http, RpcServer server, RpcMethod? method, MessageCodec codec, string contentType)
    : EnvelopedWire(http, server, method, codec)
{
    private const byte EndOfStreamFlag = 0b0000_0010;

    public override RpcProtocol Protocol => RpcProtocol.Connect;

    protected override RpcCode MalformedEnvelope => RpcCode.InvalidArgument;

    public override RpcStatus? Open()
    {
        IHeaderDictionary headers = Http.Request.Headers;
        RpcStatus? refusal = ConnectHeaders.CheckEncoding(headers[ConnectHeaders.StreamEncoding], out bool isGzip);
        RequestsAreGzip = isGzip;
        if (refusal is not null)
        {
            return refusal;
        }

        refusal = ConnectHeaders.ReadTimeout(headers, out TimeSpan? timeout);
        Timeout = timeout;

        // A caller that says nothing of what it accepts accepts what it sends.
        PeerAcceptsGzip = headers.TryGetValue(ConnectHeaders.StreamAcceptEncoding, out var accepted) ? Gzip.IsAccepted(accepted) : RequestsAreGzip;
        return refusal;
    }

    public override void Start(ServerCall call)
    {
        HasStarted = true;
        ResponsesMayBeGzip = MayCompressStream(call.CompressResponses);
        Http.Response.ContentType = contentType;
        Http.Response.Headers[ConnectHeaders.StreamAcceptEncoding] = Gzip.Name;
        if (ResponsesMayBeGzip)
        {
            Http.Response.Headers[ConnectHeaders.StreamEncoding] = Gzip.Name;
        }

        Append(Http.Response.Headers, call.ResponseHeaders);
    }

    public override RpcStatus Finish(ServerCall call, RpcStatus status)
    {
        if (!HasStarted)
        {
            Start(call);
        }

        RpcStatus sent = call.LastResponse is { } response ? Write(response, call.CompressResponses) ?? status : status;
        using var end = new PooledBuffer(256);
        ConnectJson.WriteEndOfStream(end, sent, call.ResponseTrailers);
        WriteEnvelope(EndOfStreamFlag, end.Span);
        return sent;
    }

    protected override bool AreValid(byte flags) => flags <= FrameHeader.CompressedFlag;
}
