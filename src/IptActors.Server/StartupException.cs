namespace IptActors.Server;

/// <summary>The server cannot start as it was asked to. The message is one line that says what was expected, what was found and what to do.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
