using System.Buffers;
using System.Buffers.Binary;

namespace IptActors.Rpc.Wire;

/// <summary>The five bytes before every enveloped message: flags, then the length in big-endian order.</summary>
/// <param name="Flags">Bit 0: compressed. What the others mean depends on the protocol.</param>
/// <param name="Length">Bytes of the message as it is on the wire.</param>
internal readonly record struct FrameHeader(byte Flags, uint Length)
{
    public const int Size = 5;
    public const byte CompressedFlag = 0b0000_0001;

    public bool IsCompressed => (Flags & CompressedFlag) != 0;

    public static bool TryRead(in ReadOnlySequence<byte> buffer, out FrameHeader header)
    {
        if (buffer.FirstSpan.Length >= Size)
        {
            header = Read(buffer.FirstSpan);
            return true;
        }

        if (buffer.Length < Size)
        {
            header = default;
            return false;
        }

        Span<byte> copy = stackalloc byte[Size];
        buffer.Slice(0, Size).CopyTo(copy);
        header = Read(copy);
        return true;
    }

    public static void Write(Span<byte> destination, byte flags, int length)
    {
        destination[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(destination[1..], (uint)length);
    }

    private static FrameHeader Read(ReadOnlySpan<byte> bytes) => new(bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]));
}
