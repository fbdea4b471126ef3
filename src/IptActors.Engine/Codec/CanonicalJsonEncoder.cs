using System.Buffers;
using System.Text.Encodings.Web;

namespace IptActors.Engine.Codec;

/// <summary>
/// Escapes in strings what RFC 8785 (3.2.2.2) asks for and nothing else: quotation mark, backslash and the control characters
/// below U+0020, with the short forms where there are any and lower-case hex digits otherwise.
/// </summary>
/// <remarks>The encoders that come with .NET escape more and write upper-case hex digits, so their output has no one form.</remarks>
public sealed unsafe class CanonicalJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> EscapedChars = SearchValues.Create(Escaped());

    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create([.. Escaped().Select(c => (byte)c)]);

    private CanonicalJsonEncoder()
    {
    }

    /// <summary>The encoder; it has no state.</summary>
    public static CanonicalJsonEncoder Instance { get; } = new();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => "\\u0000".Length;

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength) =>
        new ReadOnlySpan<char>(text, textLength).IndexOfAny(EscapedChars);

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) => utf8Text.IndexOfAny(EscapedBytes);

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        Span<byte> ascii = stackalloc byte[6];
        var length = WillEncode(unicodeScalar) ? Escape((byte)unicodeScalar, ascii) : 0;
        if (length == 0)
        {
            return new System.Text.Rune(unicodeScalar).TryEncodeToUtf16(new Span<char>(buffer, bufferLength), out numberOfCharactersWritten);
        }

        numberOfCharactersWritten = 0;
        if (length > bufferLength)
        {
            return false;
        }

        for (; numberOfCharactersWritten < length; numberOfCharactersWritten++)
        {
            buffer[numberOfCharactersWritten] = (char)ascii[numberOfCharactersWritten];
        }

        return true;
    }

    /// <summary>Writes a string with its quotation marks.</summary>
    /// <param name="utf8">The characters, not escaped.</param>
    /// <param name="output">Where to.</param>
    internal static void WriteString(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        Span<byte> escape = stackalloc byte[6];
        while (true)
        {
            var clean = utf8.IndexOfAny(EscapedBytes);
            if (clean < 0)
            {
                output.Write(utf8);
                break;
            }

            output.Write(utf8[..clean]);
            output.Write(escape[..Escape(utf8[clean], escape)]);
            utf8 = utf8[(clean + 1)..];
        }

        output.Write("\""u8);
    }

    private static int Escape(byte character, Span<byte> destination)
    {
        var escape = character switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\r' => "\\r"u8,
            _ => "\\u00"u8,
        };
        escape.CopyTo(destination);
        if (escape.Length < 4)
        {
            return escape.Length;
        }

        destination[4] = Hex(character >> 4);
        destination[5] = Hex(character & 0xF);
        return 6;
    }

    private static byte Hex(int digit) => "0123456789abcdef"u8[digit];

    private static char[] Escaped() => [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\'];
}
