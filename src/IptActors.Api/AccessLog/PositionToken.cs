using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IptActors.Api.AccessLog;

/// <summary>
/// Where a page ended, as a position, bound to the query and the clinic it belongs to (AIP-158). It is not secret and gives no access, so it
/// is not signed.
/// </summary>
internal static class PositionToken
{
    private const int TagSize = 12;

    /// <summary>The token for the page after a position.</summary>
    public static string Make(long position, params ReadOnlySpan<string> query)
    {
        var bytes = new byte[TagSize + sizeof(long)];
        Tag(query).CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(TagSize), position);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a token; false when it was changed or belongs to another query.</summary>
    public static bool TryRead(string token, out long position, params ReadOnlySpan<string> query)
    {
        position = 0;
        if (token.Length > 200 || !Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not { Length: TagSize + sizeof(long) } bytes)
        {
            return false;
        }

        position = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(TagSize));
        return position > 0 && bytes.AsSpan(0, TagSize).SequenceEqual(Tag(query));
    }

    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<string> query)
    {
        // Every part with its length, so that no two queries give the same text.
        var text = new StringBuilder();
        foreach (var part in query)
        {
            text.Append(part.Length).Append(':').Append(part).Append(';');
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, TagSize);
    }
}
