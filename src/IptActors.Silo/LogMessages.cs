using Microsoft.Extensions.Logging;

namespace IptActors.Silo;

/// <summary>Every log message of this project. Event ids are stable: alerts are built on them. No personal data.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(7000, LogLevel.Error, "The handler of {Method} failed: a bug")]
    public static partial void HandlerFailed(this ILogger logger, string method, Exception exception);

    [LoggerMessage(7001, LogLevel.Information, "{Reminders} reminders may not have come since {Since:u}: their courses look now")]
    public static partial void CatchingUp(this ILogger logger, int reminders, DateTime since);

    [LoggerMessage(7002, LogLevel.Warning, "{Courses} courses could not look ({Reason}); they do at tomorrow's reminder")]
    public static partial void CatchingUpFailed(this ILogger logger, int courses, string reason);
}
