using System.CommandLine;
using System.Text.Json.Nodes;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;

namespace IptActors.Cli.Tokens;

/// <summary><c>ipt token</c>: a bearer token for a person or system of a clinic.</summary>
internal static class TokenCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var subject = new Option<string>("--subject") { Description = "Id of the person or system", DefaultValueFactory = _ => "operator" };
        var roles = new Option<string[]>("--role")
        {
            Description = "Role, may be repeated: therapist, supervisor, coordinator, auditor, dashboard, integration, admin",
            DefaultValueFactory = _ => ["admin"],
        };
        var hours = new Option<double>("--hours") { Description = "How long it holds", DefaultValueFactory = _ => 12 };

        var command = new Command("token", "Issues a bearer token, signed with the key in the data folder") { subject, roles, hours };
        command.SetAction(result =>
        {
            var lifetime = TimeSpan.FromHours(result.GetValue(hours));
            if (lifetime <= TimeSpan.Zero || lifetime > Longest)
            {
                throw new CliException(ExitCode.Usage, $"Expected --hours of more than 0 and at most {Longest.TotalHours:0}, found {result.GetValue(hours)}.");
            }

            var token = TokenIssuer.Issue(result.GetValue(connection.Data)!, result.GetValue(subject)!, result.GetValue(connection.Clinic)!, result.GetValue(roles)!, lifetime);
            terminal.Output.WriteLine(result.GetValue(connection.Json) ? new JsonObject { ["token"] = token, ["expiresInSeconds"] = (long)lifetime.TotalSeconds }.ToJsonString() : token);
            return ExitCode.Ok;
        });
        return command;
    }
}
