namespace IptActors.Engine.Journal;

/// <summary>The store cannot be reached or refused before anything was committed: nothing was written, trying again is safe.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
