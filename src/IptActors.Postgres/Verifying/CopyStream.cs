using System.Buffers.Binary;

namespace IptActors.Postgres.Verifying;

/// <summary>Cuts the bytes of a binary COPY into pieces of whole rows. A piece is filled anew when it is given back: memory does not grow with the table.</summary>
/// <param name="stream">What PostgreSQL sends; owned by the caller.</param>
internal sealed class CopyStream(Stream stream)
{
    private const int HeaderSize = 19;

    // What was read beyond the last whole row of the piece before.
    private byte[] _rest = [];
    private int _restLength;
    private bool _started;

    /// <summary>Fills a piece with rows.</summary>
    /// <returns>False at the end, when there are none.</returns>
    public async ValueTask<bool> FillAsync(CopyPiece piece, CancellationToken cancellationToken)
    {
        piece.Begin(_rest.AsSpan(0, _restLength));
        var at = 0;
        while (true)
        {
            if (!_started && piece.Length >= HeaderSize)
            {
                at = HeaderSize + BinaryPrimitives.ReadInt32BigEndian(piece.Bytes.AsSpan(15));
                _started = true;
            }

            while (_started && RowLength(piece.Bytes.AsSpan(at, piece.Length - at)) is > 0 and var length)
            {
                piece.Rows.Add((at, length));
                at += length;
            }

            // A full piece, or one that would have to grow: rows that are there come first.
            if (piece.Rows.Count > 0 && piece.IsFull)
            {
                break;
            }

            var read = await stream.ReadAsync(piece.Room(), cancellationToken);
            if (read == 0)
            {
                break;
            }

            piece.Length += read;
        }

        Keep(piece.Bytes.AsSpan(at, piece.Length - at));
        return piece.Rows.Count > 0;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > _rest.Length)
        {
            _rest = new byte[rest.Length];
        }

        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }

    // 0 while the row is not whole; the trailer has a field count of -1 and ends the rows.
    private static int RowLength(ReadOnlySpan<byte> left)
    {
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
}
