using System.Buffers.Binary;

namespace IptActors.Postgres.Verifying;

/// <summary>Reads the fields of one row of PostgreSQL's binary COPY format (manual, COPY, "Binary Format"), in their order.</summary>
internal ref struct CopyRow(ReadOnlyMemory<byte> row)
{
    private int _at = sizeof(short);

    /// <summary>The bytes of the next field.</summary>
    /// <returns>False for null.</returns>
    public bool TryNext(out ReadOnlyMemory<byte> field)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(row.Span[_at..]);
        _at += sizeof(int);
        if (length < 0)
        {
            field = default;
            return false;
        }

        field = row.Slice(_at, length);
        _at += length;
        return true;
    }

    /// <summary>A number of 8 bytes; 0 for null.</summary>
    public long NextInt64() => TryNext(out var field) ? BinaryPrimitives.ReadInt64BigEndian(field.Span) : 0;

    /// <summary>A yes or no; false for null.</summary>
    public bool NextBoolean() => TryNext(out var field) && field.Span[0] != 0;

    /// <summary>A UUID.</summary>
    public Guid NextGuid() => TryNext(out var field) ? new Guid(field.Span, bigEndian: true) : Guid.Empty;
}
