using Microsoft.Extensions.Logging;

namespace IptActors.Postgres;

/// <summary>Every log message of this project. Event ids are stable: alerts are built on them. No personal data.</summary>
internal static partial class LogMessages
{
    // Schema and server: 4000-4019.
    [LoggerMessage(4000, LogLevel.Information, "Applied schema migration {Version} ({Name}) in {Milliseconds} ms")]
    public static partial void MigrationApplied(this ILogger logger, int version, string name, long milliseconds);

    [LoggerMessage(4001, LogLevel.Warning, "The server runs with {Setting} = {Found}; expected {Expected}. {Consequence}")]
    public static partial void UnsafeSetting(this ILogger logger, string setting, string found, string expected, string consequence);

    [LoggerMessage(4002, LogLevel.Information, "PostgreSQL cannot be reached yet ({Reason}); trying again for {Seconds} s")]
    public static partial void WaitingForServer(this ILogger logger, string reason, int seconds);

    // Journal: 4020-4049.
    [LoggerMessage(4020, LogLevel.Information, "The journal writes through backend {ProcessId}")]
    public static partial void WriterConnected(this ILogger logger, int processId);

    [LoggerMessage(4021, LogLevel.Warning, "The journal cannot connect (attempt {Attempt}): {Reason}; {Appends} appends were answered as unavailable")]
    public static partial void WriterCannotConnect(this ILogger logger, int attempt, string reason, int appends);

    [LoggerMessage(4022, LogLevel.Warning, "The connection died around COMMIT of {Appends} appends: {Reason}; looking for their events")]
    public static partial void OutcomeLost(this ILogger logger, int appends, string reason);

    [LoggerMessage(4023, LogLevel.Information, "Found out after a lost connection: {Committed} of {Appends} appends were committed")]
    public static partial void OutcomeResolved(this ILogger logger, int committed, int appends);

    [LoggerMessage(4024, LogLevel.Error, "Could not find out within {Seconds} s whether {Appends} appends were committed: {Reason}")]
    public static partial void OutcomeUnknown(this ILogger logger, double seconds, int appends, string reason);

    [LoggerMessage(4025, LogLevel.Warning, "PostgreSQL refused a batch of {Appends} appends with SQLSTATE {SqlState}; nothing was written")]
    public static partial void BatchRefused(this ILogger logger, int appends, string sqlState);

    [LoggerMessage(4026, LogLevel.Critical, "The journal's writer stopped on an error that it does not know; appends are answered as unavailable")]
    public static partial void WriterFailed(this ILogger logger, Exception exception);

    [LoggerMessage(4030, LogLevel.Warning, "Lost the connection that hears of other processes' events: {Reason}; polling until it is back")]
    public static partial void ListenerLost(this ILogger logger, string reason);

    [LoggerMessage(4031, LogLevel.Warning, "Could not tell other processes of new events: {Reason}; they poll")]
    public static partial void NotifierFailed(this ILogger logger, string reason);

    // The private server: 4050-4079.
    [LoggerMessage(4050, LogLevel.Information, "Creating a PostgreSQL {Major} cluster in {Folder}")]
    public static partial void CreatingCluster(this ILogger logger, int major, string folder);

    [LoggerMessage(4051, LogLevel.Information, "PostgreSQL {Major} runs as process {ProcessId} on the cluster in {Folder}")]
    public static partial void ServerStarted(this ILogger logger, int major, int processId, string folder);

    [LoggerMessage(4052, LogLevel.Information, "PostgreSQL stopped")]
    public static partial void ServerStopped(this ILogger logger);

    [LoggerMessage(4053, LogLevel.Error, "PostgreSQL (process {ProcessId}) ended by itself with exit code {ExitCode}; starting it again")]
    public static partial void ServerDied(this ILogger logger, int processId, int exitCode);

    [LoggerMessage(4054, LogLevel.Error, "PostgreSQL does not start (attempt {Attempt}): {Reason}")]
    public static partial void ServerDoesNotStart(this ILogger logger, int attempt, string reason);

    [LoggerMessage(4055, LogLevel.Warning, "A PostgreSQL of an earlier run (process {ProcessId}) still runs on {Folder}; stopping it")]
    public static partial void StoppingLeftOver(this ILogger logger, int processId, string folder);

    [LoggerMessage(4056, LogLevel.Warning, "{Parent} cannot be entered by the user {User} that PostgreSQL runs as; the cluster is kept in {Folder} instead")]
    public static partial void ClusterElsewhere(this ILogger logger, string parent, string user, string folder);

    [LoggerMessage(4057, LogLevel.Warning, "PostgreSQL did not stop within {Seconds} s: {Reason}")]
    public static partial void ServerDoesNotStop(this ILogger logger, int seconds, string reason);

    // Log of access: 4060-4069.
    [LoggerMessage(4060, LogLevel.Error, "The log of access could not be written: {Reason}; {Entries} calls were answered as unavailable")]
    public static partial void AccessLogFailed(this ILogger logger, int entries, string reason);
}
