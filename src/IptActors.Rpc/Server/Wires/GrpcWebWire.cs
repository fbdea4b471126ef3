using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using IptActors.Rpc.Server.Calls;
using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>gRPC-Web, to the letter of PROTOCOL-WEB.md: trailers are the last envelope of the body, which may be base64.</summary>
/// <remarks>
/// Binary trailers stay base64 in text responses too. The document would send them raw, but they stand in an HTTP/1 header block, which
/// cannot hold any byte, and no deployed client reads them so (Envoy, grpc-web and Connect all keep base64).
/// </remarks>
internal sealed class GrpcWebWire(HttpContext http, RpcServer server, RpcMethod? method, MessageCodec codec, string contentType, bool requestIsText, bool responseIsText)
    : GrpcWire(http, server, method, codec, contentType)
{
    private const byte TrailersFlag = 0b1000_0000;

    private PooledBuffer? _envelope;

    public override RpcProtocol Protocol => RpcProtocol.GrpcWeb;

    protected override IBufferWriter<byte> Output => responseIsText ? _envelope ??= new PooledBuffer(4096) : Http.Response.BodyWriter;

    protected override PipeReader CreateReader() =>
        requestIsText ? PipeReader.Create(new Base64BodyStream(Http.Request.Body)) : Http.Request.BodyReader;

    // A browser's script sees an envelope in the body whatever CORS exposes of the headers.
    protected override void WriteTrailersOnly(ServerCall call, RpcStatus status)
    {
        StartHeaders(call);
        WriteTrailers(call, status);
    }

    protected override void WriteTrailers(ServerCall call, RpcStatus status)
    {
        var trailers = new HeaderDictionary();
        FillTrailers(trailers, call, status);
        var block = new StringBuilder();
        foreach ((string name, var values) in trailers)
        {
            foreach (string? value in values)
            {
                block.Append(name.ToLowerInvariant()).Append(": ").Append(value).Append("\r\n");
            }
        }

        WriteEnvelope(TrailersFlag, Encoding.ASCII.GetBytes(block.ToString()));
        _envelope?.Dispose();
        _envelope = null;
    }

    protected override void EndEnvelope()
    {
        if (_envelope is null)
        {
            return;
        }

        PipeWriter body = Http.Response.BodyWriter;
        Span<byte> text = body.GetSpan(Base64.GetMaxEncodedToUtf8Length(_envelope.Length));
        Base64.EncodeToUtf8(_envelope.Span, text, out int consumed, out int written);
        body.Advance(written);
        _envelope.Consume(consumed);
    }
}
