using Microsoft.Extensions.Logging;

namespace IptActors.Silo;

/// <summary>Every log message of this project. Event ids are stable: alerts are built on them. No personal data.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(7000, LogLevel.Error, "The handler of {Method} failed: a bug")]
    public static partial void HandlerFailed(this ILogger logger, string method, Exception exception);

    [LoggerMessage(7001, LogLevel.Information, "No silo ran since {Since:u}: {Reminders} reminders that did not come are caught up")]
    public static partial void CatchingUp(this ILogger logger, DateTime since, int reminders);

    [LoggerMessage(7002, LogLevel.Warning, "Catching up on reminders failed ({Reason}); what is left comes with tomorrow's reminders")]
    public static partial void CatchingUpFailed(this ILogger logger, string reason);
}
