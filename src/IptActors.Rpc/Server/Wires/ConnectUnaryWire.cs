using System.Buffers;
using System.IO.Pipelines;
using Google.Protobuf;
using IptActors.Rpc.Server.Calls;
using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>Connect's unary calls: plain HTTP, the message is the body, the status is the HTTP status.</summary>
internal class ConnectUnaryWire(HttpContext http, RpcServer server, RpcMethod? method, MessageCodec codec, string contentType)
    : ServerWire(http, server, method, codec)
{
    private const string TrailerPrefix = "trailer-";
    private const string ErrorContentType = "application/json";

    private bool _peerAcceptsGzip;
    private bool _wasRead;

    public override RpcProtocol Protocol => RpcProtocol.Connect;

    /// <summary>Whether the request is compressed.</summary>
    protected bool RequestIsGzip { get; private set; }

    public override RpcStatus? Open()
    {
        IHeaderDictionary headers = Http.Request.Headers;
        RpcStatus? refusal = ConnectHeaders.CheckEncoding(RequestEncoding(), out bool isGzip);
        RequestIsGzip = isGzip;
        refusal ??= CheckVersion();
        if (refusal is not null)
        {
            return refusal;
        }

        refusal = ConnectHeaders.ReadTimeout(headers, out TimeSpan? timeout);
        Timeout = timeout;
        _peerAcceptsGzip = headers.TryGetValue("Accept-Encoding", out var accepted) ? Gzip.IsAccepted(accepted) : RequestIsGzip;
        return refusal;
    }

    public override async ValueTask<MessageRead> ReadAsync(CancellationToken cancellationToken)
    {
        if (_wasRead)
        {
            return MessageRead.End;
        }

        _wasRead = true;
        return await ReadMessageAsync(cancellationToken);
    }

    // A unary response has no beginning apart from its end.
    public override void Start(ServerCall call)
    {
    }

    public override RpcStatus? Write(IMessage message, bool? compress) => throw new InvalidOperationException("A unary response is written when it ends.");

    public override RpcStatus Finish(ServerCall call, RpcStatus status)
    {
        HasStarted = true;
        using var plain = new PooledBuffer(1024);
        RpcStatus sent = status;
        if (call.LastResponse is { } response)
        {
            Codec.Write(response, plain);
            sent = CheckSendSize(plain.Length) ?? status;
        }

        if (sent.IsOk)
        {
            Http.Response.ContentType = contentType;
        }
        else
        {
            plain.Consume(plain.Length);
            ConnectJson.WriteError(plain, sent);
            Http.Response.StatusCode = RpcCodeNames.Http(sent.Code);
            Http.Response.ContentType = ErrorContentType;
        }

        Append(Http.Response.Headers, call.ResponseHeaders);
        Append(Http.Response.Headers, call.ResponseTrailers, TrailerPrefix);
        WriteBody(plain, call.CompressResponses);
        return sent;
    }

    /// <summary>What the caller says the request is compressed with.</summary>
    protected virtual string? RequestEncoding() => Http.Request.Headers.ContentEncoding;

    /// <summary>What the caller says the protocol's version is; null when it says nothing.</summary>
    protected virtual string? RequestVersion() => Http.Request.Headers[ConnectHeaders.Version];

    /// <summary>The version this kind of request must name if it names one.</summary>
    protected virtual string ExpectedVersion => "1";

    protected virtual async ValueTask<MessageRead> ReadMessageAsync(CancellationToken cancellationToken)
    {
        int limit = Server.Options.MaxReceiveMessageSize;
        if (Http.Request.ContentLength > limit)
        {
            return ReceivedTooLarge();
        }

        try
        {
            return await ReadBodyAsync(Http.Request.BodyReader, limit, cancellationToken);
        }
        catch (Exception e) when (PeerLoss.Is(e, cancellationToken))
        {
            return Lost(e, RpcCode.InvalidArgument);
        }
    }

    private async ValueTask<MessageRead> ReadBodyAsync(PipeReader reader, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await reader.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.Length > limit)
            {
                reader.AdvanceTo(buffer.End);
                return ReceivedTooLarge();
            }

            if (result.IsCompleted)
            {
                MessageRead read = Decode(buffer, RequestIsGzip && !buffer.IsEmpty);
                reader.AdvanceTo(buffer.End);
                return read;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private RpcStatus? CheckVersion()
    {
        string? version = RequestVersion();
        return version == ExpectedVersion || (version is null && !Server.Options.RequireConnectProtocolVersion)
            ? null
            : new RpcStatus(RpcCode.InvalidArgument, $"This server speaks version {ExpectedVersion} of the Connect protocol; the request names {(version is null ? "none" : "another")}.");
    }

    private void WriteBody(PooledBuffer plain, bool? compress)
    {
        bool wanted = compress ?? plain.Length >= (Server.Options.CompressResponsesFrom ?? int.MaxValue);
        if (!wanted || !_peerAcceptsGzip || plain.Length == 0)
        {
            Http.Response.ContentLength = plain.Length;
            Http.Response.BodyWriter.Write(plain.Span);
            return;
        }

        using var packed = new PooledBuffer(plain.Length);
        Gzip.Compress(plain.Span, packed);
        Http.Response.Headers.ContentEncoding = Gzip.Name;
        Http.Response.ContentLength = packed.Length;
        Http.Response.BodyWriter.Write(packed.Span);
    }
}
