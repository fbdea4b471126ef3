namespace IptActors.Engine.Projections.Rebuilding;

/// <summary>A rebuild cannot go on; the message says why without data.</summary>
internal sealed class RebuildFailedException(string message, Exception inner) : Exception(message, inner);
