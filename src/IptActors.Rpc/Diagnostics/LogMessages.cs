using Microsoft.Extensions.Logging;

namespace IptActors.Rpc.Diagnostics;

/// <summary>Everything this library logs. What a caller does wrong is Debug, so that no caller can flood the log.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Call of {Method} ended with {Code}")]
    public static partial void CallRefused(this ILogger logger, string method, RpcCode code);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Handler of {Method} failed")]
    public static partial void HandlerFailed(this ILogger logger, string method, Exception exception);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Handler of {Method} returned while a response was still being written; the call was aborted")]
    public static partial void WriteLeftBehind(this ILogger logger, string method);

    [LoggerMessage(EventId = 4, Level = LogLevel.Debug, Message = "Deadline of {Method} passed and its status could not be sent")]
    public static partial void DeadlineNotSent(this ILogger logger, string method, Exception exception);
}
