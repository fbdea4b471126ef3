using Google.Protobuf;
using IptActors.Rpc.Wire;

namespace IptActors.Rpc.Client;

/// <summary>Lays out a request message with its envelope.</summary>
internal static class ClientFrame
{
    public static byte[] Encode(IMessage message, bool compress)
    {
        if (compress)
        {
            return EncodeGzip(message.ToByteArray());
        }

        int size = message.CalculateSize();
        var frame = new byte[FrameHeader.Size + size];
        FrameHeader.Write(frame, 0, size);
        message.WriteTo(frame.AsSpan(FrameHeader.Size));
        return frame;
    }

    private static byte[] EncodeGzip(byte[] message)
    {
        using var packed = new PooledBuffer(message.Length + 64);
        Gzip.Compress(message, packed);
        var frame = new byte[FrameHeader.Size + packed.Length];
        FrameHeader.Write(frame, FrameHeader.CompressedFlag, packed.Length);
        packed.Span.CopyTo(frame.AsSpan(FrameHeader.Size));
        return frame;
    }
}
