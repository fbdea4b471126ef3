using Microsoft.Extensions.Logging;

namespace IptActors.Orleans;

/// <summary>Every log message of this project. Event ids are stable: alerts are built on them. No personal data.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(6000, LogLevel.Warning, "A call to a course was lost with its silo ({Reason}); calling again where the course lives now")]
    public static partial void GrainCallLost(this ILogger log, string reason);
}
