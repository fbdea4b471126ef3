using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IptActors.Rpc.Wire;

/// <summary>Base64 of binary headers: sent without padding, read with or without it (RFC 4648 section 4).</summary>
internal static class HeaderBase64
{
    public static string Encode(ReadOnlySpan<byte> value) => Convert.ToBase64String(value).TrimEnd('=');

    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? value)
    {
        value = null;
        int length = text.AsSpan().TrimEnd('=').Length;
        if (length % 4 == 1 || text.Length - length > 2 || text.AsSpan().ContainsAny(" \t\r\n"))
        {
            return false;
        }

        int padded = (length + 3) / 4 * 4;
        byte[] rented = ArrayPool<byte>.Shared.Rent(padded);
        try
        {
            if (!Encoding.ASCII.TryGetBytes(text.AsSpan(0, length), rented, out _))
            {
                return false;
            }

            rented.AsSpan(length, padded - length).Fill((byte)'=');
            OperationStatus done = Base64.DecodeFromUtf8InPlace(rented.AsSpan(0, padded), out int written);
            value = done == OperationStatus.Done ? rented.AsSpan(0, written).ToArray() : null;
            return value is not null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
