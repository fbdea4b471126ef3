using IptActors.Server.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace IptActors.Server.Logging;

/// <summary>Makes the logs of the process.</summary>
internal static class Loggers
{
    /// <summary>Logs to the console, as text or JSON.</summary>
    public static ILoggerFactory Create(ServerOptions options) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Orleans", LogLevel.Warning);

        // What Kestrel says of a taken port comes as one line of our own.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddConsoleFormatter<CalmConsoleFormatter, ConsoleFormatterOptions>();
        if (options.JsonLogs)
        {
            logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "O"));
        }
        else
        {
            logging.AddConsole(console => console.FormatterName = CalmConsoleFormatter.FormatterName);
        }
    });
}
