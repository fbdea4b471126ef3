using System.Text;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Notes;

namespace IptActors.Engine.Proofs.Verifying;

/// <summary>Looks at checkpoints by themselves: whose they are, of which log, whether one was taken out. What is left is what the tree must have.</summary>
public sealed class CheckpointTrail
{
    private readonly SortedDictionary<long, Checkpoint> _trusted = [];

    private CheckpointTrail()
    {
    }

    /// <summary>Those that are signed and of this log, smallest first.</summary>
    public IReadOnlyCollection<Checkpoint> Trusted => _trusted.Values;

    /// <summary>Looks at them.</summary>
    /// <param name="origin">The log that is checked.</param>
    /// <param name="stored">Checkpoints kept beside the log.</param>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="trust">Keys, and checkpoints kept elsewhere.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static CheckpointTrail Of(string origin, IReadOnlyList<StoredCheckpoint> stored, long size, Trust trust, FaultList faults)
    {
        var trail = new CheckpointTrail();
        foreach (var note in trust.Checkpoints)
        {
            trail.AddHeld(note, origin, size, trust, faults);
        }

        trail.AddStored(stored, origin, trust, faults);
        return trail;
    }

    private void AddHeld(string note, string origin, long size, Trust trust, FaultList faults)
    {
        if (!SignedNote.TryParse(note, out var signed) || !Checkpoint.TryParse(signed.Text, out var held))
        {
            faults.Add(LogFaultKind.FileEdited, "the checkpoint given", "It is not a signed checkpoint.");
        }
        else if (held.Origin != origin)
        {
            faults.Add(LogFaultKind.OtherLog, "the checkpoint given", $"It is of the log {held.Origin}; this one is {origin}.");
        }
        else if (!trust.Accepts(signed))
        {
            faults.Add(LogFaultKind.WrongKey, $"the checkpoint given, of {held.Size} entries", "It is signed by none of the keys given.");
        }
        else if (held.Size > size)
        {
            faults.Add(LogFaultKind.RolledBackDatabase, $"the log {origin}", $"A checkpoint of {held.Size} entries was signed; there are {size} now.");
        }
        else
        {
            Add(held, "the checkpoint given", faults);
        }
    }

    private void AddStored(IReadOnlyList<StoredCheckpoint> stored, string origin, Trust trust, FaultList faults)
    {
        var previous = default(EventHash);
        foreach (var checkpoint in stored)
        {
            var where = $"the stored checkpoint of {checkpoint.Size} entries";
            if (!SignedNote.TryParse(checkpoint.Note, out var signed) || !Checkpoint.TryParse(signed.Text, out var read) || read != new Checkpoint(origin, checkpoint.Size, checkpoint.Root))
            {
                faults.Add(LogFaultKind.CheckpointAltered, where, "Its columns do not say what its note says.");
            }
            else if (!trust.Accepts(signed))
            {
                faults.Add(LogFaultKind.WrongKey, where, "It is signed by none of the keys given.");
            }
            else
            {
                Add(read, where, faults);
            }

            if (checkpoint.PreviousHash != previous)
            {
                faults.Add(LogFaultKind.CheckpointAltered, where, "It does not follow on the checkpoint before it: one was removed or replaced.");
            }

            previous = EventHash.Of(Encoding.UTF8.GetBytes(checkpoint.Note));
        }
    }

    private void Add(Checkpoint checkpoint, string where, FaultList faults)
    {
        if (!_trusted.TryAdd(checkpoint.Size, checkpoint) && _trusted[checkpoint.Size].Root != checkpoint.Root)
        {
            faults.Add(LogFaultKind.ForkedHistory, where, $"Two trees of {checkpoint.Size} entries with different roots were signed.");
        }
    }
}
