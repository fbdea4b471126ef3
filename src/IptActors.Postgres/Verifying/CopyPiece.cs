namespace IptActors.Postgres.Verifying;

/// <summary>Some rows of a binary COPY, with the bytes that they stand in.</summary>
internal sealed class CopyPiece
{
    // Large enough that handing it to another thread costs nothing, small enough that several fit into the processor's cache.
    private const int Size = 256 * 1024;

    /// <summary>The bytes; as far as <see cref="Length"/>.</summary>
    public byte[] Bytes { get; private set; } = new byte[Size];

    /// <summary>Bytes that were read.</summary>
    public int Length { get; set; }

    /// <summary>Where each whole row stands.</summary>
    public List<(int From, int Length)> Rows { get; } = new(512);

    /// <summary>Whether nothing more fits.</summary>
    public bool IsFull => Length > Bytes.Length * 3 / 4;

    /// <summary>Empties it and begins with what was left of the piece before.</summary>
    public void Begin(ReadOnlySpan<byte> rest)
    {
        Rows.Clear();
        if (rest.Length > Bytes.Length / 2)
        {
            Bytes = new byte[rest.Length * 2];
        }

        rest.CopyTo(Bytes);
        Length = rest.Length;
    }

    /// <summary>Where to read more; it grows when one row alone fills it.</summary>
    public Memory<byte> Room()
    {
        if (Length == Bytes.Length)
        {
            var larger = Bytes;
            Array.Resize(ref larger, Bytes.Length * 2);
            Bytes = larger;
        }

        return Bytes.AsMemory(Length);
    }

    /// <summary>A row.</summary>
    public ReadOnlyMemory<byte> this[int index] => Bytes.AsMemory(Rows[index].From, Rows[index].Length);
}
