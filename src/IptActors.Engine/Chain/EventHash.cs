using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace IptActors.Engine.Chain;

/// <summary>A SHA-256 hash, written as 64 lower-case hex digits.</summary>
/// <param name="High">The first 16 bytes, most significant first.</param>
/// <param name="Low">The last 16 bytes, most significant first.</param>
public readonly record struct EventHash(UInt128 High, UInt128 Low)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>The hash of some bytes.</summary>
    public static EventHash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return Read(hash);
    }

    /// <summary>Reads 64 hex digits; false when <paramref name="hex"/> is anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out EventHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var valid = hex?.Length == 2 * Size && Convert.FromHexString(hex, bytes, out _, out _) == OperationStatus.Done;
        hash = valid ? Read(bytes) : default;
        return valid;
    }

    /// <summary>Reads 64 hex digits, UTF-8; false when <paramref name="utf8Hex"/> is anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Hex, out EventHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var valid = utf8Hex.Length == 2 * Size && Convert.FromHexString(utf8Hex, bytes, out _, out _) == OperationStatus.Done;
        hash = valid ? Read(bytes) : default;
        return valid;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, High);
        BinaryPrimitives.WriteUInt128BigEndian(destination[16..], Low);
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Writes 64 lower-case hex digits, UTF-8.</summary>
    public void WriteHex(Span<byte> utf8Destination)
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, utf8Destination, out _);
    }

    private static EventHash Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
}
