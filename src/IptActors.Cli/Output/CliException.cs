namespace IptActors.Cli.Output;

/// <summary>Something the person at the terminal can mend. The message says what was expected, what was found and what to do.</summary>
internal sealed class CliException(int exitCode, string message) : Exception(message)
{
    /// <summary>One of <see cref="Output.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
