namespace IptActors.Engine.Journal;

/// <summary>
/// The connection died around COMMIT: the events may or may not be durable. Never retry blindly; reload the course and
/// look for the event ids.
/// </summary>
public sealed class UnknownOutcomeException(string message, Exception? inner = null) : Exception(message, inner);
