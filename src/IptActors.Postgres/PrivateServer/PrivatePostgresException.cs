namespace IptActors.Postgres.PrivateServer;

/// <summary>The private PostgreSQL cannot run. The message says what was expected, what was found and what to do.</summary>
public sealed class PrivatePostgresException(string message, Exception? inner = null) : Exception(message, inner);
