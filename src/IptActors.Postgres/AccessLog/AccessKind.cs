namespace IptActors.Postgres.AccessLog;

/// <summary>What was done, without whom and on what: a method, how it ended, and whether by an emergency.</summary>
internal readonly record struct AccessKind(string Method, string Outcome, bool Emergency);
