using IptActors.Cli.Output;

namespace IptActors.Cli.Tests.Support;

/// <summary>Runs the command line as a person would, in this process.</summary>
internal static class Ipt
{
    /// <summary>Runs it with arguments and nothing on standard input.</summary>
    public static Task<Answer> RunAsync(params string[] args) => RunAsync("", args);

    /// <summary>Runs it with arguments and a text on standard input.</summary>
    public static async Task<Answer> RunAsync(string input, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var exitCode = await CommandLine.RunAsync(args, new Terminal(reader, output, error), TestContext.Current.CancellationToken);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs it against a server.</summary>
    public static Task<Answer> RunAsync(this EmbeddedClinic clinic, params string[] args) => RunAsync([.. args, "--data", clinic.Folder]);
}

/// <summary>How a run of the command line ended.</summary>
internal sealed record Answer(int ExitCode, string Output, string Error);
