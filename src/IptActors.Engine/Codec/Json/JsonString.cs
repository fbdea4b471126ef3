using System.Buffers;
using System.Text;
using System.Text.Json;

namespace IptActors.Engine.Codec.Json;

/// <summary>A string where it stands in a JSON text, between its quotation marks, its escapes as they were written.</summary>
internal readonly ref struct JsonString(ReadOnlySpan<byte> written, bool isEscaped)
{
    /// <summary>The characters as written; those of the string itself unless <see cref="IsEscaped"/>.</summary>
    public ReadOnlySpan<byte> Written { get; } = written;

    /// <summary>Whether there is any escape in it.</summary>
    public bool IsEscaped { get; } = isEscaped;

    /// <summary>Whether the escapes are those of RFC 8785 (3.2.2.2), so that it can stand in canonical JSON as it is. What PostgreSQL writes is.</summary>
    public bool IsCanonical
    {
        get
        {
            if (!IsEscaped)
            {
                return true;
            }

            var rest = Written;
            for (var at = rest.IndexOf((byte)'\\'); at >= 0; at = rest.IndexOf((byte)'\\'))
            {
                if (!IsCanonicalEscape(rest[at..]))
                {
                    return false;
                }

                rest = rest[(at + LengthOfEscape(rest[at..]))..];
            }

            return true;
        }
    }

    /// <summary>The string as an object of its own.</summary>
    /// <exception cref="JsonException">Half a surrogate pair is escaped in it.</exception>
    public override string ToString()
    {
        if (!IsEscaped)
        {
            return Encoding.UTF8.GetString(Written);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Written.Length);
        try
        {
            return Encoding.UTF8.GetString(buffer.AsSpan(0, CopyTo(buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The string from the pool of short texts that occur again and again.</summary>
    public string ToPooled() => IsEscaped ? ToString() : TextPool.Get(Written);

    /// <summary>Writes the characters themselves, UTF-8, and says how many bytes.</summary>
    /// <param name="destination">At least as long as <see cref="Written"/>.</param>
    /// <exception cref="JsonException">Half a surrogate pair is escaped in it.</exception>
    public int CopyTo(Span<byte> destination)
    {
        var rest = Written;
        var length = 0;
        for (var at = rest.IndexOf((byte)'\\'); at >= 0; at = rest.IndexOf((byte)'\\'))
        {
            rest[..at].CopyTo(destination[length..]);
            length += at;
            length += Unescape(rest[at..], out var taken).EncodeToUtf8(destination[length..]);
            rest = rest[(at + taken)..];
        }

        rest.CopyTo(destination[length..]);
        return length + rest.Length;
    }

    /// <summary>Length of the escape that a text begins with; 0 when it is none that JSON has.</summary>
    public static int LengthOfEscape(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
        {
            return 0;
        }

        return text[1] switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => 2,
            (byte)'u' when text.Length >= 6 && CodeUnit(text) >= 0 => 6,
            _ => 0,
        };
    }

    private static bool IsCanonicalEscape(ReadOnlySpan<byte> text) => text[1] switch
    {
        (byte)'/' => false,
        (byte)'u' => CodeUnit(text) is < 0x20 and not ('\b' or '\t' or '\n' or '\f' or '\r') && text[5] is not (>= (byte)'A' and <= (byte)'F'),
        _ => true,
    };

    private static Rune Unescape(ReadOnlySpan<byte> text, out int taken)
    {
        taken = 2;
        switch (text[1])
        {
            case (byte)'b':
                return new Rune('\b');
            case (byte)'t':
                return new Rune('\t');
            case (byte)'n':
                return new Rune('\n');
            case (byte)'f':
                return new Rune('\f');
            case (byte)'r':
                return new Rune('\r');
            case (byte)'u':
                break;
            default:
                return new Rune((char)text[1]);
        }

        taken = 6;
        var unit = (char)CodeUnit(text);
        if (Rune.TryCreate(unit, out var rune))
        {
            return rune;
        }

        taken = 12;
        return text.Length >= 12 && text[6] == '\\' && text[7] == 'u' && Rune.TryCreate(unit, (char)CodeUnit(text[6..]), out rune)
            ? rune
            : throw new JsonException("Expected text that is valid Unicode, found half a character.");
    }

    // Of \uXXXX; negative when the digits are none.
    private static int CodeUnit(ReadOnlySpan<byte> escape) =>
        (Digit(escape[2]) << 12) | (Digit(escape[3]) << 8) | (Digit(escape[4]) << 4) | Digit(escape[5]);

    private static int Digit(byte hex) => char.IsAsciiHexDigit((char)hex) ? (char.IsAsciiDigit((char)hex) ? hex - '0' : (hex | 0x20) - 'a' + 10) : -1;
}
