namespace IptActors.Engine.Proofs.Tree;

/// <summary>The stored tree is not whole: rows are missing or cut. Nothing can be proven until it is built again; the message names the row.</summary>
public sealed class DamagedTreeException(string message) : Exception(message);
