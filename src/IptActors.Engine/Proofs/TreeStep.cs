using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs;

/// <summary>What is written when leaves were appended: all of it or nothing.</summary>
/// <param name="ExpectedSize">Leaves before; the fence against two writers.</param>
/// <param name="Size">Leaves after.</param>
/// <param name="Position">Position of the last leaf.</param>
/// <param name="Tiles">Rows that are new or longer.</param>
/// <param name="Checkpoint">Checkpoint of the tree after the step; null when none is due.</param>
public sealed record TreeStep(long ExpectedSize, long Size, long Position, IReadOnlyList<Tile> Tiles, StoredCheckpoint? Checkpoint);
