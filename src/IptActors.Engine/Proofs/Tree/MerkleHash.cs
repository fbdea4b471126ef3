using System.Buffers.Binary;
using System.Security.Cryptography;
using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs.Tree;

/// <summary>The hashes of a Merkle tree (RFC 6962, 2.1): leaves and inner nodes are told apart by a first byte, so that none can pass for the other.</summary>
public static class MerkleHash
{
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    // What is hashed on the stack; leaves of events are some two hundred bytes.
    internal const int SmallLeaf = 512;

    /// <summary>Root of the tree without leaves: SHA-256 of nothing.</summary>
    public static EventHash Empty { get; } = EventHash.Of([]);

    /// <summary>Hash of a leaf: <c>SHA-256(0x00 ‖ content)</c>.</summary>
    public static EventHash OfLeaf(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = content.Length < SmallLeaf ? stackalloc byte[content.Length + 1] : new byte[content.Length + 1];
        bytes[0] = LeafPrefix;
        content.CopyTo(bytes[1..]);
        return EventHash.Of(bytes);
    }

    /// <summary>Hash of a node over two others: <c>SHA-256(0x01 ‖ left ‖ right)</c>.</summary>
    public static EventHash OfNode(EventHash left, EventHash right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * SHA256.HashSizeInBytes)];
        bytes[0] = NodePrefix;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + SHA256.HashSizeInBytes)..]);
        return EventHash.Of(bytes);
    }

    /// <summary>Reads a hash from its 32 bytes.</summary>
    public static EventHash Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));

    /// <summary>The 32 bytes of a hash.</summary>
    public static byte[] ToBytes(this EventHash hash)
    {
        var bytes = new byte[EventHash.Size];
        hash.CopyTo(bytes);
        return bytes;
    }
}
