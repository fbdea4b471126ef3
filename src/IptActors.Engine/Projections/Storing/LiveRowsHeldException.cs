namespace IptActors.Engine.Projections.Storing;

/// <summary>A reader holds live rows for longer than a switch waits, so that nobody queues behind it. Nothing was switched; a later attempt may succeed.</summary>
public sealed class LiveRowsHeldException(string message, Exception? inner = null) : Exception(message, inner);
