namespace IptActors.Postgres;

/// <summary>The database cannot be used as it is. The message says what was expected, what was found and what to do; trying again does not help.</summary>
public sealed class DatabaseSetupException(string message, Exception? inner = null) : Exception(message, inner);
