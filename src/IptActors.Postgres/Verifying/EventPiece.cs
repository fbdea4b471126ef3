namespace IptActors.Postgres.Verifying;

/// <summary>Some rows of <c>mt_events</c> on their way through the stages of a check.</summary>
internal sealed class EventPiece
{
    private readonly List<EventRow> _events = new(512);

    /// <summary>The rows as they came.</summary>
    public CopyPiece Rows { get; } = new();

    /// <summary>How many there are.</summary>
    public int Count => _events.Count;

    /// <summary>A row.</summary>
    public EventRow this[int index] => _events[index];

    /// <summary>Reads the rows.</summary>
    public void Read(Func<ReadOnlyMemory<byte>, EventRow> read)
    {
        _events.Clear();
        for (var at = 0; at < Rows.Rows.Count; at++)
        {
            _events.Add(read(Rows[at]));
        }
    }

    /// <summary>Computes the hashes of all of them.</summary>
    public EventPiece Hash()
    {
        foreach (var row in _events)
        {
            row.Hash();
        }

        return this;
    }
}
