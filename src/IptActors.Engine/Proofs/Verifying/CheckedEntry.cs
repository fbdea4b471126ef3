using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs.Verifying;

/// <summary>An entry of a log as it is stored, its own chain already looked at.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Leaf">Hash of the leaf that it makes there.</param>
/// <param name="Fault">What its chain says against it; null when nothing.</param>
/// <param name="Identity">What it is, wherever it stands.</param>
public readonly record struct CheckedEntry(long Position, EventHash Leaf, LogFault? Fault, EntryIdentity Identity);

/// <summary>What an entry is, wherever it stands: with a position it makes a leaf.</summary>
/// <param name="Clinic">Id of the clinic.</param>
/// <param name="Course">Id of the course; empty for an entry that is of none.</param>
/// <param name="Version">Its place in the course; 0 for an entry that is of none.</param>
/// <param name="Id">Its id; empty for an entry without one.</param>
/// <param name="Hash">Its hash as stored; null when there is none.</param>
public readonly record struct EntryIdentity(string Clinic, string Course, long Version, Guid Id, EventHash? Hash)
{
    /// <summary>The leaf that it makes at a position.</summary>
    public EventHash LeafAt(long position) => Course.Length == 0
        ? AccessLeaf.Hash(position, Clinic, Hash ?? default)
        : EventLeaf.Hash(position, Clinic, Course, Version, Id, Hash);

    /// <inheritdoc/>
    public override string ToString() => Course.Length == 0 ? $"entry of clinics/{Clinic}" : $"event {Version} of clinics/{Clinic}/courses/{Course}";
}
