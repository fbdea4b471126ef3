using System.Buffers;
using Google.Protobuf;
using IptActors.Rpc.Server.Calls;
using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>One request and its response in the words of one protocol. One object a call; not safe for concurrent use.</summary>
internal abstract class ServerWire(HttpContext http, RpcServer server, RpcMethod? method, MessageCodec codec)
{
    public HttpContext Http => http;

    public RpcServer Server => server;

    /// <summary>What is called; null when there is no such method here.</summary>
    public RpcMethod? Method => method;

    public abstract RpcProtocol Protocol { get; }

    /// <summary>How long the caller waits; null for ever. Known after <see cref="Open"/>.</summary>
    public TimeSpan? Timeout { get; protected set; }

    /// <summary>Whether the request read last was compressed.</summary>
    public bool RequestWasCompressed { get; protected set; }

    /// <summary>Whether response headers are fixed.</summary>
    public bool HasStarted { get; protected set; }

    /// <summary>Whether reading or writing has found the caller gone.</summary>
    public bool PeerIsGone { get; set; }

    protected MessageCodec Codec => codec;

    /// <summary>Reads the protocol's request headers. Null when the call may go on.</summary>
    public abstract RpcStatus? Open();

    /// <summary>Reads the next request. A peer that is gone reads as a refusal with CANCELLED.</summary>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    public abstract ValueTask<MessageRead> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Fixes the response headers of a stream.</summary>
    public abstract void Start(ServerCall call);

    /// <summary>Writes one message of a stream without flushing it. Not null when the message may not be sent; nothing was written then.</summary>
    public abstract RpcStatus? Write(IMessage message, bool? compress);

    /// <summary>Writes what is left: headers if need be, the only response if there is one, and the status. The host flushes.</summary>
    /// <returns>The status sent: another one when the response could not be.</returns>
    public abstract RpcStatus Finish(ServerCall call, RpcStatus status);

    /// <summary>What reading yields when the request ends in an exception instead of a message.</summary>
    protected MessageRead Lost(Exception e, RpcCode malformed)
    {
        MessageRead read = PeerLoss.Refusal(e, malformed);
        PeerIsGone = read.Refusal!.Code == RpcCode.Cancelled;
        return read;
    }

    protected MessageRead Decode(in ReadOnlySequence<byte> payload, bool compressed)
    {
        RequestWasCompressed = compressed;
        if (!compressed)
        {
            return Parse(payload);
        }

        using var unpacked = new PooledBuffer((int)Math.Min(payload.Length * 4, server.Options.MaxReceiveMessageSize));
        return Gzip.Decompress(payload, server.Options.MaxReceiveMessageSize, unpacked) switch
        {
            GzipOutcome.Done => Parse(new ReadOnlySequence<byte>(unpacked.Memory)),
            GzipOutcome.TooLarge => ReceivedTooLarge(),
            _ => MessageRead.Refused(RpcCode.Internal, "The message is flagged as compressed but is not gzip."),
        };
    }

    protected MessageRead ReceivedTooLarge() =>
        MessageRead.Refused(RpcCode.ResourceExhausted, $"A request message may have {server.Options.MaxReceiveMessageSize} bytes; this one has more.");

    protected RpcStatus? CheckSendSize(int size) => size <= server.Options.MaxSendMessageSize
        ? null
        : new RpcStatus(RpcCode.ResourceExhausted, $"A response message may have {server.Options.MaxSendMessageSize} bytes; this one has {size}.");

    protected static void Append(IHeaderDictionary headers, RpcMetadata? metadata, string prefix = "")
    {
        if (metadata is null)
        {
            return;
        }

        foreach (RpcMetadataEntry entry in metadata)
        {
            headers.Append(prefix + entry.Key, entry.Value);
        }
    }

    // What the parser has to say of a broken message may quote it, so it goes nowhere.
    private MessageRead Parse(in ReadOnlySequence<byte> payload)
    {
        try
        {
            return MessageRead.Of(codec.Parse(payload, method!.Requests, method.Descriptor.InputType));
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or InvalidDataException)
        {
            return MessageRead.Refused(server.Options.MalformedMessageCode, $"The request is not a well-formed {method!.Descriptor.InputType.FullName}.");
        }
    }
}
