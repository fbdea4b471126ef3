using System.ComponentModel;
using System.Diagnostics;

namespace IptActors.Postgres.PrivateServer;

/// <summary>Runs a program of the operating system to its end.</summary>
internal static class Command
{
    /// <param name="ExitCode">0 is success; 127 when the program does not exist.</param>
    /// <param name="Output">What it wrote to both of its outputs.</param>
    public readonly record struct Result(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    public static async Task<Result> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(StartInfo(command))!;
            process.StandardInput.Close();
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var error = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                return new Result(process.ExitCode, $"{await output}{await error}".Trim());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception exception)
        {
            return new Result(127, exception.Message);
        }
    }

    /// <summary>The program with its outputs redirected, in the root folder: its user may not be allowed into ours.</summary>
    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command)
    {
        var info = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in command.Skip(1))
        {
            info.ArgumentList.Add(argument);
        }

        // A message in another language could not be understood by whoever reads it here, and LC_ALL would overrule initdb's arguments.
        info.Environment["LC_ALL"] = "C";
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            info.Environment.Remove(name);
        }

        return info;
    }
}
