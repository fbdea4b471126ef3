using System.Buffers;
using System.Text.Json;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec;

/// <summary>
/// RFC 8785 (JSON Canonicalization Scheme): one JSON value, one sequence of bytes. Members are sorted by the UTF-16 code units
/// of their names, strings escaped as little as possible, no white space. Numbers are whole and within ±(2⁵³ − 1): events have
/// no others, and so there is no question of how a fraction is written.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    /// <summary>Greatest number, and least when negative: what every reader of JSON can hold (RFC 7493, 2.2).</summary>
    internal const long MaxSafeInteger = (1L << 53) - 1;

    /// <summary>The canonical form of a JSON text.</summary>
    /// <param name="utf8Json">One JSON value, UTF-8, any order and white space: jsonb as PostgreSQL returns it.</param>
    /// <exception cref="JsonException">Not JSON, nested too deeply, a member given twice, or a number that is not a whole number within ±(2⁵³ − 1).</exception>
    public static byte[] Canonicalize(ReadOnlySpan<byte> utf8Json)
    {
        using var buffer = CanonicalBuffer.Rent();
        Write(utf8Json, buffer);
        return buffer.Written.ToArray();
    }

    /// <summary>Writes the canonical form of a JSON text.</summary>
    /// <param name="utf8Json">One JSON value, UTF-8.</param>
    /// <param name="output">Where to; nothing is written when an exception is thrown.</param>
    /// <exception cref="JsonException">As for <see cref="Canonicalize(ReadOnlySpan{byte})"/>.</exception>
    public static void Canonicalize(ReadOnlySpan<byte> utf8Json, IBufferWriter<byte> output)
    {
        using var buffer = CanonicalBuffer.Rent();
        Write(utf8Json, buffer);
        output.Write(buffer.Written);
    }

    private static void Write(ReadOnlySpan<byte> utf8Json, CanonicalBuffer buffer)
    {
        Canonicalizer.Write(utf8Json, buffer);
        buffer.EndText();
    }
}
