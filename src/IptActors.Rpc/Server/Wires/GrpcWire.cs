using IptActors.Rpc.Server.Calls;
using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IptActors.Rpc.Server.Wires;

/// <summary>gRPC over HTTP/2, to the letter of PROTOCOL-HTTP2.md.</summary>
internal class GrpcWire(HttpContext http, RpcServer server, RpcMethod? method, MessageCodec codec, string contentType)
    : EnvelopedWire(http, server, method, codec)
{
    private const string StatusDetails = "grpc-status-details-bin";
    private const string AcceptedEncodings = "identity,gzip";

    public override RpcProtocol Protocol => RpcProtocol.Grpc;

    protected override RpcCode MalformedEnvelope => RpcCode.Internal;

    public override RpcStatus? Open()
    {
        IHeaderDictionary headers = Http.Request.Headers;
        string? encoding = headers.GrpcEncoding;
        if (encoding is not null and not Gzip.Identity)
        {
            Http.Response.Headers.GrpcAcceptEncoding = AcceptedEncodings;
            RequestsAreGzip = encoding == Gzip.Name;
            if (!RequestsAreGzip)
            {
                return new RpcStatus(RpcCode.Unimplemented, $"This server reads {AcceptedEncodings}; grpc-encoding names another one.");
            }
        }

        string? timeout = headers.GrpcTimeout;
        if (timeout is not null)
        {
            if (!GrpcTimeout.TryParse(timeout, out TimeSpan value))
            {
                return new RpcStatus(RpcCode.Internal, "grpc-timeout is malformed: expected at most 8 digits and one of H M S m u n.");
            }

            Timeout = value;
        }

        PeerAcceptsGzip = Gzip.IsAccepted(headers.GrpcAcceptEncoding);
        return null;
    }

    public override void Start(ServerCall call)
    {
        ResponsesMayBeGzip = MayCompressStream(call.CompressResponses);
        StartHeaders(call);
    }

    public override RpcStatus Finish(ServerCall call, RpcStatus status)
    {
        RpcStatus sent = status;
        if (call.LastResponse is { } response && Write(response, call.CompressResponses) is { } refusal)
        {
            sent = refusal;
        }

        if (HasStarted)
        {
            WriteTrailers(call, sent);
        }
        else if (sent.IsOk || call.ResponseHeaders is not null)
        {
            StartHeaders(call);
            WriteTrailers(call, sent);
        }
        else
        {
            WriteTrailersOnly(call, sent);
        }

        return sent;
    }

    protected override bool AreValid(byte flags) => flags <= FrameHeader.CompressedFlag;

    protected virtual void WriteTrailers(ServerCall call, RpcStatus status) =>
        FillTrailers(Http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers, call, status);

    /// <summary>An error without any message: headers and trailers in one block.</summary>
    protected virtual void WriteTrailersOnly(ServerCall call, RpcStatus status)
    {
        HasStarted = true;
        Http.Response.ContentType = contentType;
        FillTrailers(Http.Response.Headers, call, status);
    }

    protected void StartHeaders(ServerCall call)
    {
        HasStarted = true;
        Http.Response.ContentType = contentType;
        if (ResponsesMayBeGzip)
        {
            Http.Response.Headers.GrpcEncoding = Gzip.Name;
        }

        Append(Http.Response.Headers, call.ResponseHeaders);
    }

    protected static void FillTrailers(IHeaderDictionary trailers, ServerCall call, RpcStatus status)
    {
        trailers.GrpcStatus = RpcCodeNames.Digits(status.Code);
        if (status.Message.Length > 0)
        {
            trailers.GrpcMessage = PercentEncoding.Encode(status.Message);
        }

        if (status.Details is { } details)
        {
            trailers[StatusDetails] = HeaderBase64.Encode(Google.Protobuf.MessageExtensions.ToByteArray(details));
        }

        Append(trailers, call.ResponseTrailers);
    }
}
