using Microsoft.Extensions.Logging;

namespace IptActors.Silo;

/// <summary>Every log message of this project. Event ids are stable: alerts are built on them. No personal data.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(7000, LogLevel.Error, "The handler of {Method} failed: a bug")]
    public static partial void HandlerFailed(this ILogger logger, string method, Exception exception);
}
