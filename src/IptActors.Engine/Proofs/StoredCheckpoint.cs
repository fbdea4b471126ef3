using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs;

/// <summary>A signed checkpoint as it is kept.</summary>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="Root">Its root.</param>
/// <param name="Position">Position of the last leaf in the log; 0 when there is none.</param>
/// <param name="IssuedAt">When it was signed (UTC, whole microseconds).</param>
/// <param name="Note">The signed note (<see cref="Notes.SignedNote"/>).</param>
/// <param name="PreviousHash">SHA-256 of the note before it, so that none can be taken out unseen; zero for the first.</param>
public sealed record StoredCheckpoint(long Size, EventHash Root, long Position, DateTimeOffset IssuedAt, string Note, EventHash PreviousHash);
