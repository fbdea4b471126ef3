namespace IptActors.Engine.Proofs;

/// <summary>How far a tree is.</summary>
/// <param name="Origin">Name of the log for the world, the first line of its checkpoints.</param>
/// <param name="Size">Leaves in it.</param>
/// <param name="Position">Position of the last of them in the log; 0 when there is none.</param>
public sealed record TreeState(string Origin, long Size, long Position);
