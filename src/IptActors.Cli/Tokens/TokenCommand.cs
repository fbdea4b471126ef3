using System.CommandLine;
using System.Text.Json.Nodes;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;

namespace IptActors.Cli.Tokens;

/// <summary><c>ipt token</c>: a bearer token for a person or system of a clinic.</summary>
internal static class TokenCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var options = new TokenOptions(connection, "admin");
        var command = new Command("token", "Issues a bearer token, signed with the key in the data folder");
        options.AddTo(command);
        command.SetAction(result =>
        {
            var (token, lifetime) = options.Issue(result);
            terminal.Output.WriteLine(result.GetValue(connection.Json) ? new JsonObject { ["token"] = token, ["expiresInSeconds"] = (long)lifetime.TotalSeconds }.ToJsonString() : token);
            return ExitCode.Ok;
        });
        return command;
    }
}
