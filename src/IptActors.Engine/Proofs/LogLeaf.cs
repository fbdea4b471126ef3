using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs;

/// <summary>A leaf as its log gives it.</summary>
/// <param name="Position">Place in the log, rising, possibly with gaps; its index in the tree has none.</param>
/// <param name="Hash">Hash of its content (<see cref="Tree.MerkleHash.OfLeaf"/>).</param>
public readonly record struct LogLeaf(long Position, EventHash Hash);
