using System.Reflection;
using IptActors.Cli.Tests.Support;
using IptActors.Peers;

namespace IptActors.Orleans.Tests.Hosting;

/// <summary>
/// Runs the command line as a process from its own folder: Marten brings a Spectre.Console into this one that the command line is not
/// built for. Has the members of the class of the same name that the linked cases were written for.
/// </summary>
internal static class Ipt
{
    /// <summary>The program.</summary>
    public static string Program { get; } = Path.Combine(
        Repository.Root,
        "src",
        "IptActors.Cli",
        "bin",
        typeof(Ipt).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
        "net10.0",
        OperatingSystem.IsWindows() ? "ipt.exe" : "ipt");

    /// <summary>Runs it with arguments and nothing on standard input.</summary>
    public static async Task<Answer> RunAsync(params string[] args)
    {
        var (exitCode, output, error) = await PeerProcess.RunAsync(Program, args, TestContext.Current.CancellationToken);
        return new Answer(exitCode, output, error);
    }

    /// <summary>Runs it against a server.</summary>
    public static Task<Answer> RunAsync(this EmbeddedClinic clinic, params string[] args) => RunAsync([.. args, "--data", clinic.Folder]);
}

/// <summary>How a run of the command line ended.</summary>
internal sealed record Answer(int ExitCode, string Output, string Error);
