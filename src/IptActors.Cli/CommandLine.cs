using System.CommandLine;
using System.CommandLine.Invocation;
using IptActors.Cli.Auditing;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Demo;
using IptActors.Cli.Doctor;
using IptActors.Cli.Output;
using IptActors.Cli.Projections;
using IptActors.Cli.Tokens;
using IptActors.Rpc;

namespace IptActors.Cli;

/// <summary>The command line: which commands there are, and how whatever goes wrong is told.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where it is read and written.</param>
    /// <param name="cancellationToken">Ends the command early.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        var connection = new ConnectionOptions();
        var root = new RootCommand("Drives and inspects an IptActors server.")
        {
            TokenCommand.Create(connection, terminal),
            DashboardCommand.Create(connection, terminal),
            CourseCommand.Create(connection, terminal),
            CallCommand.Create(connection, terminal),
            AuditCommand.Create(connection, terminal),
            ProjectionCommand.Create(connection, terminal),
            WatchCommand.Create(connection, terminal),
            DemoCommand.Create(connection, terminal),
            DoctorCommand.Create(connection, terminal),
        };
        connection.AddTo(root);

        // An argument @file is a request in a file here, not more arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction mistake)
        {
            // Where a command is still to be chosen the help says which there are; elsewhere it would hide the mistake.
            mistake.ShowHelp = parsed.CommandResult.Command.Subcommands.Count > 0;
        }

        var json = parsed.Errors.Count == 0 && parsed.GetValue(connection.Json);
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Output, Error = terminal.Error };
            var exitCode = await parsed.InvokeAsync(configuration, cancellationToken);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
        }
        catch (CliException e)
        {
            terminal.ShowError(e.Message, json);
            return e.ExitCode;
        }
        catch (RpcException e)
        {
            return Refusals.Show(e, terminal, json);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.ShowError("Interrupted. What was answered is kept; the rest was not done.", json);
            return ExitCode.Interrupted;
        }
    }
}
