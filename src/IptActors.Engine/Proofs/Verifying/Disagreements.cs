using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs.Verifying;

/// <summary>Places where log and tree differ, until a checkpoint says which of them is right.</summary>
internal sealed class Disagreements(FaultList faults)
{
    // To find out what moved where, each is compared with each: enough for what a person does, bounded for what a machine does.
    private const int MostCompared = 300;

    private readonly List<(CheckedEntry Entry, EventHash Leaf)> _different = [];
    private readonly List<(long Position, EventHash Leaf)> _missing = [];
    private readonly List<CheckedEntry> _inserted = [];

    // Missing at an earlier checkpoint: what was moved forward is met only now.
    private readonly List<(long Position, EventHash Leaf)> _gone = [];

    /// <summary>The tree has another leaf at the entry's position.</summary>
    public void Differs(in CheckedEntry entry, EventHash leaf) => _different.Add((entry, leaf));

    /// <summary>The tree has a leaf, the log no entry.</summary>
    public void Missing(long position, EventHash leaf) => _missing.Add((position, leaf));

    /// <summary>The log has an entry, the tree no leaf.</summary>
    public void Inserted(in CheckedEntry entry) => _inserted.Add(entry);

    /// <summary>Says what each of them is.</summary>
    /// <param name="treeIsRight">Whether a checkpoint has the tree's root, or that of the entries; null when none tells.</param>
    public void Settle(bool? treeIsRight)
    {
        if (_different.Count + _missing.Count + _inserted.Count == 0)
        {
            return;
        }

        SettleShiftedLeaves();
        var moved = treeIsRight == false ? [] : Moved();
        foreach (var fault in Faults(treeIsRight, moved).OrderBy(fault => fault.Position))
        {
            faults.Add(fault);
        }

        _gone.AddRange(_missing.Take(MostCompared - _gone.Count));
        _different.Clear();
        _missing.Clear();
        _inserted.Clear();
    }

    private IEnumerable<LogFault> Faults(bool? treeIsRight, Dictionary<long, long> moved)
    {
        foreach (var (entry, leaf) in _different)
        {
            yield return treeIsRight == false
                ? new LogFault(LogFaultKind.TreeAltered, $"the leaf at position {entry.Position}", $"Expected {entry.Leaf}, which the checkpoint has, found {leaf}.", entry.Position)
                : Misplaced(entry, moved) ?? OwnFault(entry) ?? new LogFault(
                    LogFaultKind.Altered,
                    entry.Identity.ToString(),
                    $"It is not the one that was recorded at position {entry.Position}; its hashes were made to fit.{Unsigned(treeIsRight)}",
                    entry.Position);
            if (treeIsRight == false && entry.Fault is not null)
            {
                yield return entry.Fault;
            }
        }

        foreach (var (position, _) in _missing.Where(leaf => !moved.ContainsValue(leaf.Position)))
        {
            yield return new LogFault(LogFaultKind.Removed, $"the entry at position {position}", $"The tree has a leaf there, the log nothing.{Unsigned(treeIsRight)}", position);
        }

        foreach (var entry in _inserted)
        {
            yield return Misplaced(entry, moved)
                ?? new LogFault(LogFaultKind.Inserted, entry.Identity.ToString(), $"The tree has no leaf at position {entry.Position}.{Unsigned(treeIsRight)}", entry.Position);
        }
    }

    private static LogFault? Misplaced(in CheckedEntry entry, Dictionary<long, long> moved) => moved.TryGetValue(entry.Position, out var recorded)
        ? new LogFault(LogFaultKind.Reordered, entry.Identity.ToString(), $"It was recorded at position {recorded} and stands at {entry.Position}.", entry.Position)
        : null;

    // A gap in the versions is what it looks like only where the tree agrees; here the version itself was altered.
    private static LogFault? OwnFault(in CheckedEntry entry) => entry.Fault is { Kind: LogFaultKind.Altered or LogFaultKind.Unreadable } fault ? fault : null;

    private static string Unsigned(bool? treeIsRight) => treeIsRight is null ? " No checkpoint tells which of the two is right." : "";

    // A leaf that says it stands elsewhere than the entry it was made of: its hash is right, its position was altered.
    private void SettleShiftedLeaves()
    {
        if (_inserted.Count == 0 || _missing.Count == 0)
        {
            return;
        }

        var stray = _missing.Take(MostCompared).DistinctBy(leaf => leaf.Leaf).ToDictionary(leaf => leaf.Leaf, leaf => leaf.Position);
        foreach (var entry in _inserted.Where(entry => stray.ContainsKey(entry.Leaf)).ToList())
        {
            faults.Add(LogFaultKind.TreeAltered, $"the leaf at position {stray[entry.Leaf]}", $"It is that of the entry at position {entry.Position}.", entry.Position);
            _missing.RemoveAll(leaf => leaf.Leaf == entry.Leaf);
            _inserted.Remove(entry);
        }
    }

    // From the position at which an entry stands to the one whose leaf it makes.
    private Dictionary<long, long> Moved()
    {
        CheckedEntry[] entries = [.. _different.Select(pair => pair.Entry).Concat(_inserted).Take(MostCompared)];
        (long Position, EventHash Leaf)[] leaves = [.. _different.Select(pair => (pair.Entry.Position, pair.Leaf)).Concat(_missing).Take(MostCompared), .. _gone];
        var moved = new Dictionary<long, long>();
        foreach (var entry in entries)
        {
            foreach (var (position, leaf) in leaves)
            {
                if (position != entry.Position && entry.Identity.LeafAt(position) == leaf)
                {
                    moved[entry.Position] = position;
                    break;
                }
            }
        }

        return moved;
    }
}
