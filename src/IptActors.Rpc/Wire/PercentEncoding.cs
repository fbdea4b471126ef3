using System.Buffers;
using System.Globalization;
using System.Text;

namespace IptActors.Rpc.Wire;

/// <summary>How <c>grpc-message</c> carries Unicode: UTF-8, with everything but printable ASCII, and the percent sign, as %XX.</summary>
internal static class PercentEncoding
{
    public static string Encode(string text)
    {
        if (!NeedsEncoding(text))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);
        foreach (byte octet in Encoding.UTF8.GetBytes(text))
        {
            if (octet is >= 0x20 and <= 0x7E and not (byte)'%')
            {
                encoded.Append((char)octet);
            }
            else
            {
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    /// <summary>Never fails: a broken escape stays as it is, broken UTF-8 becomes the replacement character.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        byte[] octets = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            int length = Decode(text, octets);
            return Encoding.UTF8.GetString(octets, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(octets);
        }
    }

    private static int Decode(ReadOnlySpan<char> text, Span<byte> octets)
    {
        int length = 0;
        while (text.Length > 0)
        {
            if (text[0] == '%' && text.Length >= 3 && byte.TryParse(text.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte octet))
            {
                octets[length++] = octet;
                text = text[3..];
                continue;
            }

            int next = text[1..].IndexOf('%') + 1;
            int run = next == 0 ? text.Length : next;
            length += Encoding.UTF8.GetBytes(text[..run], octets[length..]);
            text = text[run..];
        }

        return length;
    }

    private static bool NeedsEncoding(string text) =>
        text.AsSpan().ContainsAnyExceptInRange(' ', '~') || text.Contains('%', StringComparison.Ordinal);
}
