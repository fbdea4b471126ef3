namespace IptActors.Postgres.Importing;

/// <summary>A record cannot be imported; nothing of it was.</summary>
public sealed class RecordImportException(string message) : Exception(message);
