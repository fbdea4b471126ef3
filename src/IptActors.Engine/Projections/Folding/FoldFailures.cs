using IptActors.Engine.Journal;

namespace IptActors.Engine.Projections.Folding;

/// <summary>Which projections could not fold which event; the first of each counts.</summary>
internal sealed class FoldFailures(int slots)
{
    private readonly FailedEvent?[] _failed = new FailedEvent?[slots];

    /// <summary>Whether any failed.</summary>
    public bool Any { get; private set; }

    public FailedEvent? this[int slot] => _failed[slot];

    public void Note(int slot, StoredEvent stored, Exception exception)
    {
        // Courses are loaded side by side.
        lock (_failed)
        {
            Any = true;
            if (_failed[slot] is null || _failed[slot]!.Position > stored.Position)
            {
                _failed[slot] = FailedEvent.Of(stored, exception);
            }
        }
    }

    /// <summary>An event that cannot be read or folded at all stops every projection.</summary>
    public void NoteAll(StoredEvent stored, Exception exception)
    {
        for (var slot = 0; slot < _failed.Length; slot++)
        {
            Note(slot, stored, exception);
        }
    }
}
