using System.Security.Cryptography;
using System.Text;

namespace IptActors.Exports.Fhir;

/// <summary>Ids that are the same in every export: UUIDv5 (RFC 9562) of what a resource stands for.</summary>
public static class FhirIds
{
    // Made once for this purpose; it never changes, or every receiver would get everything twice.
    private static readonly Guid Namespace = new("5b0e3a52-93f7-5d0c-8e53-0f1b4c6f2a77");

    /// <summary>The id of a thing.</summary>
    /// <param name="name">What it is, from the clinic down: <c>north/courses/c-1/session/3</c>.</param>
    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Span<byte> space = stackalloc byte[16];
        Namespace.TryWriteBytes(space, bigEndian: true, out _);

        // SHA-1 is what the RFC says for version 5; nothing here rests on its strength.
#pragma warning disable CA5350
        SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
