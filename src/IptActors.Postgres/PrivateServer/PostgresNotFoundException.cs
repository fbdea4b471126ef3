namespace IptActors.Postgres.PrivateServer;

/// <summary>No usable PostgreSQL is installed on this machine. The message names the places looked in and the command that installs one.</summary>
public sealed class PostgresNotFoundException(string message) : Exception(message);
