using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace IptActors.Engine.Commands;

/// <summary>
/// Fingerprint of a request: tells a retry from another request that took the same <c>request_id</c>. The first 16 bytes of
/// SHA-256, written as 32 lower-case hex digits. Not a secret and no proof of anything.
/// </summary>
/// <param name="Value">The 16 bytes, most significant first.</param>
public readonly record struct RequestHash(UInt128 Value)
{
    /// <summary>Bytes of a fingerprint.</summary>
    public const int Size = 16;

    /// <summary>The fingerprint of a request, given as bytes that are the same whenever the request is the same.</summary>
    public static RequestHash Of(ReadOnlySpan<byte> request)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(request, hash);
        return new RequestHash(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>Reads 32 hex digits; false when <paramref name="hex"/> is anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out RequestHash hash)
    {
        var valid = UInt128.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && hex!.Length == 32;
        hash = new RequestHash(valid ? value : default);
        return valid;
    }

    /// <summary>Reads 32 hex digits, UTF-8; false when <paramref name="utf8Hex"/> is anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Hex, out RequestHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var valid = utf8Hex.Length == 2 * Size && Convert.FromHexString(utf8Hex, bytes, out _, out _) == OperationStatus.Done;
        hash = new RequestHash(valid ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : default);
        return valid;
    }

    /// <summary>Writes the 16 bytes.</summary>
    public void CopyTo(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, Value);

    /// <summary>32 lower-case hex digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
