using Microsoft.Extensions.Logging;

namespace IptActors.Server.Logging;

/// <summary>What the server tells of itself. Nothing personal.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Laid {Files} data files of the clinic over the catalog")]
    public static partial void CatalogRead(this ILogger logger, int files);

    [LoggerMessage(2, LogLevel.Warning, "The server is {State}")]
    public static partial void ReadinessChanged(this ILogger logger, string state);

    [LoggerMessage(3, LogLevel.Information, "Stopping: finishing what was accepted")]
    public static partial void Stopping(this ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "Projections do not follow the events: 'ipt projection list' shows which and why")]
    public static partial void ProjectionsStand(this ILogger logger);

    [LoggerMessage(6, LogLevel.Information, "Projections follow the events again")]
    public static partial void ProjectionsFollow(this ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger logger);
}
