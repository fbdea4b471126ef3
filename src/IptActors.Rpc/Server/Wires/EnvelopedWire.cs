using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>What gRPC, gRPC-Web and Connect streams have in common: messages behind five bytes of flags and length.</summary>
internal abstract class EnvelopedWire(HttpContext http, RpcServer server, RpcMethod? method, MessageCodec codec) : ServerWire(http, server, method, codec)
{
    // Up to here a message and its envelope are laid out in one span of the response's own memory.
    private const int SingleSpanLimit = 64 * 1024;

    private PipeReader? _reader;
    private bool _requestEnded;

    protected bool RequestsAreGzip { get; set; }

    protected bool PeerAcceptsGzip { get; set; }

    /// <summary>Whether the response headers say that messages may be compressed.</summary>
    protected bool ResponsesMayBeGzip { get; set; }

    /// <summary>The status of an envelope that breaks the protocol.</summary>
    protected abstract RpcCode MalformedEnvelope { get; }

    protected virtual IBufferWriter<byte> Output => Http.Response.BodyWriter;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<MessageRead> ReadAsync(CancellationToken cancellationToken)
    {
        if (_requestEnded)
        {
            return MessageRead.End;
        }

        _reader ??= CreateReader();
        while (true)
        {
            // Moving on in the pipe fails like reading does when the caller is gone.
            try
            {
                if (Take(await _reader.ReadAsync(cancellationToken), out MessageRead read))
                {
                    return read;
                }
            }
            catch (Exception e) when (PeerLoss.Is(e, cancellationToken))
            {
                return Lost(e, MalformedEnvelope);
            }
        }
    }

    public override RpcStatus? Write(IMessage message, bool? compress)
    {
        int? size = Codec.CalculateSize(message);
        if (size is { } known)
        {
            if (CheckSendSize(known) is { } refusal)
            {
                return refusal;
            }

            if (!WantsGzip(known, compress))
            {
                WriteDirectly(message, known);
                return null;
            }
        }

        return WriteBuffered(message, compress);
    }

    /// <summary>The pipe of the request's envelopes.</summary>
    protected virtual PipeReader CreateReader() => Http.Request.BodyReader;

    protected abstract bool AreValid(byte flags);

    /// <summary>Called when an envelope is complete in <see cref="Output"/>.</summary>
    protected virtual void EndEnvelope()
    {
    }

    protected void WriteEnvelope(byte flags, ReadOnlySpan<byte> payload)
    {
        Span<byte> span = Output.GetSpan(FrameHeader.Size);
        FrameHeader.Write(span, flags, payload.Length);
        Output.Advance(FrameHeader.Size);
        Output.Write(payload);
        EndEnvelope();
    }

    protected bool MayCompressStream(bool? wish) => PeerAcceptsGzip && (wish ?? Server.Options.CompressResponsesFrom is not null);

    // 1. A whole envelope in the buffer: take it.  2. The end: fine between envelopes, an error inside one.  3. Else: wait for more.
    private bool Take(in ReadResult result, out MessageRead read)
    {
        ReadOnlySequence<byte> buffer = result.Buffer;
        if (FrameHeader.TryRead(buffer, out FrameHeader header))
        {
            if (Check(header) is { Refusal: not null } refused)
            {
                read = refused;
                _reader!.AdvanceTo(buffer.End);
                return true;
            }

            long total = FrameHeader.Size + (long)header.Length;
            if (buffer.Length >= total)
            {
                read = Decode(buffer.Slice(FrameHeader.Size, header.Length), header.IsCompressed);
                _requestEnded = result.IsCompleted && buffer.Length == total;
                _reader!.AdvanceTo(buffer.GetPosition(total));
                return true;
            }
        }

        read = MessageRead.End;
        if (result.IsCompleted)
        {
            if (!buffer.IsEmpty)
            {
                read = MessageRead.Refused(MalformedEnvelope, "The request ends inside a message.");
            }

            _requestEnded = true;
            _reader!.AdvanceTo(buffer.End);
            return true;
        }

        _reader!.AdvanceTo(buffer.Start, buffer.End);
        return false;
    }

    private MessageRead Check(FrameHeader header)
    {
        if (!AreValid(header.Flags))
        {
            return MessageRead.Refused(MalformedEnvelope, $"The flags of a message are 0x{header.Flags:X2}: expected 0x00 or 0x01.");
        }

        if (header.IsCompressed && !RequestsAreGzip)
        {
            return MessageRead.Refused(MalformedEnvelope, "A message is flagged as compressed but the request headers name no encoding: expected gzip.");
        }

        return header.Length > Server.Options.MaxReceiveMessageSize ? ReceivedTooLarge() : MessageRead.End;
    }

    private bool WantsGzip(int size, bool? wish) =>
        (HasStarted ? ResponsesMayBeGzip : PeerAcceptsGzip) && (wish ?? size >= (Server.Options.CompressResponsesFrom ?? int.MaxValue));

    private void WriteDirectly(IMessage message, int size)
    {
        if (size > SingleSpanLimit)
        {
            FrameHeader.Write(Output.GetSpan(FrameHeader.Size), 0, size);
            Output.Advance(FrameHeader.Size);
            message.WriteTo(Output);
        }
        else
        {
            Span<byte> span = Output.GetSpan(FrameHeader.Size + size)[..(FrameHeader.Size + size)];
            FrameHeader.Write(span, 0, size);
            message.WriteTo(span[FrameHeader.Size..]);
            Output.Advance(span.Length);
        }

        EndEnvelope();
    }

    private RpcStatus? WriteBuffered(IMessage message, bool? compress)
    {
        using var plain = new PooledBuffer(4096);
        Codec.Write(message, plain);
        if (CheckSendSize(plain.Length) is { } refusal)
        {
            return refusal;
        }

        if (!WantsGzip(plain.Length, compress))
        {
            WriteEnvelope(0, plain.Span);
            return null;
        }

        using var packed = new PooledBuffer(plain.Length);
        Gzip.Compress(plain.Span, packed);
        ResponsesMayBeGzip = true;
        WriteEnvelope(FrameHeader.CompressedFlag, packed.Span);
        return null;
    }
}
