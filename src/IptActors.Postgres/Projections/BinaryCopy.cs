using System.Buffers.Binary;
using System.Text;
using IptActors.Domain.Values;

namespace IptActors.Postgres.Projections;

/// <summary>
/// Rows in PostgreSQL's binary COPY format (manual, COPY, "Binary Format"), in memory. Values go straight to their bytes: the driver's
/// importer takes a call through several layers for each, which for the millions of values of a rebuild costs as much as folding the events.
/// </summary>
internal sealed class BinaryCopy
{
    // The items of a list column are of type varchar (PostgreSQL's pg_type.dat).
    private const int Varchar = 1043;
    private const int Null = -1;
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly long FirstTick = new DateTime(2000, 1, 1).Ticks;

    // A text that is not Unicode is a bug, and nothing to be replaced in silence.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    // Signature, flags, and a header without extension.
    private static ReadOnlySpan<byte> Header => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>What was written since <see cref="Begin"/>; it stands until the next.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Begins anew.</summary>
    public void Begin()
    {
        _length = 0;
        Header.CopyTo(Take(Header.Length));
    }

    /// <summary>Begins a row of so many columns, each of which follows.</summary>
    public void Row(int columns) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), checked((short)columns));

    /// <summary>Ends the rows.</summary>
    public void End() => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), -1);

    /// <summary>No value.</summary>
    public void WriteNull() => Raw(Null);

    public void Write(int value)
    {
        Raw(sizeof(int));
        Raw(value);
    }

    public void Write(long value)
    {
        Raw(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), value);
    }

    public void Write(bool value)
    {
        Raw(sizeof(byte));
        Take(sizeof(byte))[0] = value ? (byte)1 : (byte)0;
    }

    /// <summary>A day; the first and the last that there are stand for infinity, as in parameters of the driver.</summary>
    public void Write(DateOnly day) => Write(
        day == DateOnly.MinValue ? int.MinValue
        : day == DateOnly.MaxValue ? int.MaxValue
        : day.DayNumber - FirstDay);

    /// <summary>A moment, in whole microseconds; the first and the last that there are stand for infinity, as in parameters of the driver.</summary>
    public void Write(DateTimeOffset moment) => Write(
        moment == DateTimeOffset.MinValue ? long.MinValue
        : moment == DateTimeOffset.MaxValue ? long.MaxValue
        : (moment.UtcTicks - FirstTick) / TimeSpan.TicksPerMicrosecond);

    public void Write(string text)
    {
        // Three bytes for a char at the most; the length is known afterwards.
        var room = Ensure(sizeof(int) + (text.Length * 3));
        var bytes = Utf8.GetBytes(text, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(room, bytes);
        _length += sizeof(int) + bytes;
    }

    /// <summary>A list of texts: an array of one dimension, or of none when it is empty.</summary>
    public void Write(ValueList<string> items)
    {
        var lengthAt = _length;
        Raw(0);
        Raw(items.Count == 0 ? 0 : 1);
        Raw(0);
        Raw(Varchar);
        if (items.Count > 0)
        {
            Raw(items.Count);
            Raw(1);
            foreach (var item in items)
            {
                Write(item);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(lengthAt), _length - lengthAt - sizeof(int));
    }

    private void Raw(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value);

    private Span<byte> Take(int bytes)
    {
        var room = Ensure(bytes)[..bytes];
        _length += bytes;
        return room;
    }

    private Span<byte> Ensure(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }

        return _bytes.AsSpan(_length);
    }
}
