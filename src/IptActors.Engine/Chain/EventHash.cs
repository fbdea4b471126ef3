using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
        return new EventHash(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    /// <summary>Reads 64 hex digits; false when <paramref name="hex"/> is anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out EventHash hash)
    {
        hash = default;
        if (hex?.Length != 2 * Size
            || !UInt128.TryParse(hex.AsSpan(0, Size), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)
            || !UInt128.TryParse(hex.AsSpan(Size), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low))
        {
            return false;
        }

        hash = new EventHash(high, low);
        return true;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, High);
        BinaryPrimitives.WriteUInt128BigEndian(destination[16..], Low);
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString() => $"{High:x32}{Low:x32}";
}
