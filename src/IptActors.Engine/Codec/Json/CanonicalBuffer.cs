using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using IptActors.Engine.Chain;
using IptActors.Engine.Commands;

namespace IptActors.Engine.Codec.Json;

/// <summary>
/// Writes canonical JSON (RFC 8785) into memory that each thread keeps for the next event. After each value stands a comma;
/// the end of an object or array takes the last one away.
/// </summary>
/// <remarks>Use it without awaiting in between. Who gives names must give them in their order.</remarks>
internal sealed class CanonicalBuffer : IDisposable
{
    // A letter of 20,000 characters fits; what is larger is not kept for the next event.
    private const int KeptCapacity = 128 * 1024;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    [ThreadStatic]
    private static CanonicalBuffer? _cached;

    private byte[] _bytes = new byte[4096];
    private int _length;

    private CanonicalBuffer()
    {
    }

    /// <summary>Whether what was written reads back as what was given: no moment was cut to microseconds, no half character replaced.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>Bytes written.</summary>
    public int Length => _length;

    /// <summary>What was written; valid until more is written or the buffer is disposed.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Takes the thread's buffer, empty; a second one when it is in use.</summary>
    public static CanonicalBuffer Rent()
    {
        var buffer = _cached ?? new CanonicalBuffer();
        _cached = null;
        return buffer;
    }

    /// <summary>Gives it back to the thread.</summary>
    public void Dispose()
    {
        if (_bytes.Length <= KeptCapacity)
        {
            Clear();
            _cached = this;
        }
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        _length = 0;
        IsExact = true;
    }

    /// <summary>Writes bytes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Begins an object.</summary>
    public void BeginObject() => Byte((byte)'{');

    /// <summary>Ends the object.</summary>
    public void EndObject() => End((byte)'}');

    /// <summary>Begins an array.</summary>
    public void BeginArray() => Byte((byte)'[');

    /// <summary>Ends the array.</summary>
    public void EndArray() => End((byte)']');

    /// <summary>Ends the text: takes away the comma after the one value.</summary>
    public void EndText() => _length--;

    /// <summary>Writes a text.</summary>
    public void String(string text)
    {
        var destination = Reserve((3 * text.Length) + 3);
        destination[0] = (byte)'"';
        _length++;
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            Characters(rest[..at]);
            Escape((byte)rest[at]);
            rest = rest[(at + 1)..];
        }

        Characters(rest);
        Raw("\","u8);
    }

    /// <summary>Writes a string read elsewhere.</summary>
    public void String(JsonString text)
    {
        Quoted(text);
        Byte((byte)',');
    }

    /// <summary>Writes the name of a member.</summary>
    /// <param name="nameAndColon">As it stands in canonical JSON: <c>"name":</c>.</param>
    public void Name(byte[] nameAndColon) => Raw(nameAndColon);

    /// <summary>Writes the name of a member read elsewhere, with its colon.</summary>
    public void Name(JsonString name)
    {
        Quoted(name);
        Byte((byte)':');
    }

    /// <summary>Writes the characters of a string read elsewhere, without quotation marks and escapes.</summary>
    public void Unescaped(JsonString text) => _length += text.CopyTo(Reserve(text.Written.Length));

    /// <summary>Writes a text of ASCII characters of which none needs an escape.</summary>
    public void Plain(ReadOnlySpan<byte> ascii)
    {
        var destination = Reserve(ascii.Length + 3);
        destination[0] = (byte)'"';
        ascii.CopyTo(destination[1..]);
        destination[ascii.Length + 1] = (byte)'"';
        destination[ascii.Length + 2] = (byte)',';
        _length += ascii.Length + 3;
    }

    /// <summary>Writes a whole number.</summary>
    public void Integer(long value)
    {
        var destination = Reserve(21);
        value.TryFormat(destination, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        destination[length] = (byte)',';
        _length += length + 1;
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Boolean(bool value) => Raw(value ? "true,"u8 : "false,"u8);

    /// <summary>Writes a moment in the one form that moments have (<see cref="Timestamps"/>).</summary>
    public void Moment(DateTimeOffset moment)
    {
        Span<byte> text = stackalloc byte[Timestamps.Length];
        Timestamps.Write(moment, text);
        Plain(text);
        IsExact &= moment.Offset == TimeSpan.Zero && moment.Ticks % TimeSpan.TicksPerMicrosecond == 0;
    }

    /// <summary>Writes a day: <c>2026-03-02</c>.</summary>
    public void Day(DateOnly day)
    {
        Span<byte> text = stackalloc byte[Timestamps.DayLength];
        Timestamps.Write(day, text);
        Plain(text);
    }

    /// <summary>Writes a UUID in lower case.</summary>
    public void Uuid(Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out _, "D");
        Plain(text);
    }

    /// <summary>Writes a hash as lower-case hex digits.</summary>
    public void Hash(EventHash hash)
    {
        Span<byte> bytes = stackalloc byte[EventHash.Size];
        hash.CopyTo(bytes);
        Hex(bytes);
    }

    /// <summary>Writes a fingerprint as lower-case hex digits.</summary>
    public void Hash(RequestHash hash)
    {
        Span<byte> bytes = stackalloc byte[RequestHash.Size];
        hash.CopyTo(bytes);
        Hex(bytes);
    }

    /// <summary>Puts pieces of what was written from some place on into another order.</summary>
    /// <param name="start">The place; the pieces are all there is from there on.</param>
    /// <param name="pieces">The pieces in their new order.</param>
    /// <param name="scratch">Memory as long as all pieces.</param>
    public void Reorder(int start, ReadOnlySpan<CanonicalMember> pieces, Span<byte> scratch)
    {
        var moved = _bytes.AsSpan(start, _length - start);
        moved.CopyTo(scratch);
        foreach (ref readonly var piece in pieces)
        {
            scratch.Slice(piece.Start - start, piece.Length).CopyTo(moved);
            moved = moved[piece.Length..];
        }
    }

    private void Hex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = stackalloc byte[2 * EventHash.Size];
        Convert.TryToHexStringLower(bytes, text, out var length);
        Plain(text[..length]);
    }

    private void Quoted(JsonString text)
    {
        if (!text.IsCanonical)
        {
            WriteAnew(text);
            return;
        }

        var written = text.Written;
        var destination = Reserve(written.Length + 2);
        destination[0] = (byte)'"';
        written.CopyTo(destination[1..]);
        destination[written.Length + 1] = (byte)'"';
        _length += written.Length + 2;
    }

    private void WriteAnew(JsonString text)
    {
        String(text.ToString());
        _length--;
    }

    private void Characters(ReadOnlySpan<char> text)
    {
        var destination = Reserve(3 * text.Length);
        if (Utf8.FromUtf16(text, destination, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            written = Encoding.UTF8.GetBytes(text, destination);
            IsExact = false;
        }

        _length += written;
    }

    private void Escape(byte character)
    {
        switch (character)
        {
            case (byte)'"':
                Raw("\\\""u8);
                break;
            case (byte)'\\':
                Raw("\\\\"u8);
                break;
            case (byte)'\b':
                Raw("\\b"u8);
                break;
            case (byte)'\t':
                Raw("\\t"u8);
                break;
            case (byte)'\n':
                Raw("\\n"u8);
                break;
            case (byte)'\f':
                Raw("\\f"u8);
                break;
            case (byte)'\r':
                Raw("\\r"u8);
                break;
            default:
                Raw("\\u00"u8);
                Byte("01"u8[character >> 4]);
                Byte("0123456789abcdef"u8[character & 0xF]);
                break;
        }
    }

    private void End(byte bracket)
    {
        if (_bytes[_length - 1] == ',')
        {
            _length--;
        }

        var destination = Reserve(2);
        destination[0] = bracket;
        destination[1] = (byte)',';
        _length += 2;
    }

    private void Byte(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(_length);
    }

    private void Grow(int count) => Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, checked(_length + count)));
}
