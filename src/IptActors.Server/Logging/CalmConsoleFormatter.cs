using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace IptActors.Server.Logging;

/// <summary>One line an entry: time, level when it matters, what happened. Exceptions follow on lines of their own.</summary>
internal sealed class CalmConsoleFormatter() : ConsoleFormatter(FormatterName)
{
    /// <summary>The name under which it is chosen.</summary>
    public const string FormatterName = "calm";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(TimeProvider.System.GetUtcNow().ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        textWriter.Write(logEntry.LogLevel switch
        {
            LogLevel.Trace or LogLevel.Debug => "  debug    ",
            LogLevel.Information => "  ",
            LogLevel.Warning => "  warning  ",
            _ => "  ERROR    ",
        });
        textWriter.WriteLine(logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } exception)
        {
            textWriter.WriteLine(exception);
        }
    }
}
