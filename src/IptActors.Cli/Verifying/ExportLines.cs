namespace IptActors.Cli.Verifying;

/// <summary>The lines of a file as bytes, a piece at a time, with whether each was ended.</summary>
internal sealed class ExportLines(Stream stream)
{
    private const int LongestLine = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[1 << 16];
    private int _from;
    private int _to;

    /// <summary>The next line without its line feed; null at the end. Valid until the next call.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any that is written.</exception>
    public async ValueTask<(ReadOnlyMemory<byte> Line, bool Ended)?> NextAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_from + searched, _to - _from - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = _buffer.AsMemory(_from, searched + end);
                _from += searched + end + 1;
                return (line, true);
            }

            searched = _to - _from;
            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_to), cancellationToken);
            if (read == 0)
            {
                var rest = _buffer.AsMemory(_from, searched);
                _from = _to;
                return searched == 0 ? null : (rest, false);
            }

            _to += read;
        }
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
            if (_buffer.Length >= LongestLine)
            {
                throw new InvalidDataException($"Expected lines of at most {LongestLine} bytes.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
