using System.Buffers.Binary;

namespace IptActors.Postgres.Verifying;

/// <summary>Cuts the bytes of a binary COPY into rows, without copying a row more than once.</summary>
/// <param name="stream">What PostgreSQL sends; owned by the caller.</param>
internal sealed class CopyStream(Stream stream)
{
    private const int HeaderSize = 19;

    private readonly List<ReadOnlyMemory<byte>> _rows = [];
    private byte[] _buffer = new byte[1 << 20];
    private int _from;
    private int _to;
    private bool _started;

    /// <summary>The rows that are whole in the buffer, valid until the next call; none at the end.</summary>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> NextAsync(CancellationToken cancellationToken)
    {
        _rows.Clear();
        while (true)
        {
            if (!_started && _to - _from >= HeaderSize)
            {
                _from += HeaderSize + BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_from + 15));
                _started = true;
            }

            while (_started && RowLength() is > 0 and var length)
            {
                _rows.Add(_buffer.AsMemory(_from, length));
                _from += length;
            }

            if (_rows.Count > 0)
            {
                return _rows;
            }

            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_to), cancellationToken);
            if (read == 0)
            {
                return _rows;
            }

            _to += read;
        }
    }

    // 0 while the row is not whole; the trailer has a field count of -1 and ends the rows.
    private int RowLength()
    {
        var left = _buffer.AsSpan(_from, _to - _from);
        if (left.Length < sizeof(short))
        {
            return 0;
        }

        var fields = BinaryPrimitives.ReadInt16BigEndian(left);
        var at = sizeof(short);
        for (var field = 0; field < fields; field++)
        {
            if (left.Length < at + sizeof(int))
            {
                return 0;
            }

            at += sizeof(int) + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(left[at..]));
        }

        return fields > 0 && at <= left.Length ? at : 0;
    }

    private void MakeRoom()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }

        if (_to == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
