using System.Text.Json.Nodes;
using Spectre.Console;

namespace IptActors.Cli.Output;

/// <summary>Where people read and write: answers on standard output, everything else on standard error, so that output can be piped.</summary>
internal sealed class Terminal
{
    // A table in a pipe has no window to fit in; wide enough not to wrap what people look for.
    private const int WidthOfPipes = 160;

    public Terminal(TextReader input, TextWriter output, TextWriter error)
    {
        Input = input;
        Output = output;
        Error = error;
        OutConsole = ConsoleOf(output);
        ErrorConsole = ConsoleOf(error);
    }

    /// <summary>Standard input.</summary>
    public TextReader Input { get; }

    /// <summary>Standard output, for text that is not to be wrapped or coloured.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error, likewise.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard output, for tables and colours.</summary>
    public IAnsiConsole OutConsole { get; }

    /// <summary>Standard error, for progress and errors.</summary>
    public IAnsiConsole ErrorConsole { get; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(Console.In, Console.Out, Console.Error);

    /// <summary>Says what went wrong.</summary>
    public void ShowError(string message, bool json)
    {
        if (json)
        {
            Error.WriteLine(new JsonObject { ["error"] = message }.ToJsonString());
        }
        else
        {
            ErrorConsole.MarkupLineInterpolated($"[red]error:[/] {message}");
        }
    }

    private static IAnsiConsole ConsoleOf(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        if (output.IsTerminal)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = output,
        });
        console.Profile.Width = WidthOfPipes;
        return console;
    }
}
