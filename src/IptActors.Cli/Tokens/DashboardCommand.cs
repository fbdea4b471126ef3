using System.CommandLine;
using System.Text.Json.Nodes;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;

namespace IptActors.Cli.Tokens;

/// <summary><c>ipt dashboard</c>: a link that signs somebody in to the web dashboard.</summary>
/// <remarks>The token stands after <c>#</c>: browsers send that part to no server, so no log holds it.</remarks>
internal static class DashboardCommand
{
    private const string DefaultWeb = "http://127.0.0.1:5081";

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var options = new TokenOptions(connection, "auditor", "admin");
        var command = new Command("dashboard", "Prints a link that signs a person in to the web dashboard; whoever has it is that person");
        options.AddTo(command);
        command.SetAction(result =>
        {
            var (token, lifetime) = options.Issue(result);
            var link = $"{ServerFile.TryRead(result.GetValue(connection.Data)!)?.Web ?? DefaultWeb}/#token={token}";
            terminal.Output.WriteLine(result.GetValue(connection.Json) ? new JsonObject { ["link"] = link, ["expiresInSeconds"] = (long)lifetime.TotalSeconds }.ToJsonString() : link);
            return ExitCode.Ok;
        });
        return command;
    }
}
