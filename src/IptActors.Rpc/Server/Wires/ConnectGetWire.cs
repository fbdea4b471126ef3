using System.Buffers;
using System.Buffers.Text;
using System.Text;
using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>Connect's unary calls by GET, for methods without side effects: the message is in the query.</summary>
internal sealed class ConnectGetWire(HttpContext http, RpcServer server, RpcMethod method, MessageCodec codec, string contentType)
    : ConnectUnaryWire(http, server, method, codec, contentType)
{
    protected override string ExpectedVersion => "v1";

    protected override string? RequestEncoding() => Http.Request.Query["compression"];

    protected override string? RequestVersion() => Http.Request.Query["connect"];

    protected override ValueTask<MessageRead> ReadMessageAsync(CancellationToken cancellationToken)
    {
        string text = Http.Request.Query["message"].ToString();
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (Http.Request.Query["base64"] == "1" && !TryDecode(ref bytes))
        {
            return new(MessageRead.Refused(RpcCode.InvalidArgument, "The query parameter 'message' is not URL-safe base64."));
        }

        return new(bytes.Length > Server.Options.MaxReceiveMessageSize
            ? ReceivedTooLarge()
            : Decode(new ReadOnlySequence<byte>(bytes), RequestIsGzip && bytes.Length > 0));
    }

    private static bool TryDecode(ref byte[] bytes)
    {
        var decoded = new byte[Base64Url.GetMaxDecodedLength(bytes.Length)];
        bool done = Base64Url.DecodeFromUtf8(bytes, decoded, out _, out int written) == OperationStatus.Done;
        bytes = decoded[..written];
        return done;
    }
}
