using System.CommandLine;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;

namespace IptActors.Cli.Tokens;

/// <summary>The options that say whom a token names and how long it holds.</summary>
/// <param name="connection">Where the signing key is, and which clinic.</param>
/// <param name="defaultRoles">Roles when none is given.</param>
internal sealed class TokenOptions(ConnectionOptions connection, params string[] defaultRoles)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    private readonly Option<string> _subject = new("--subject") { Description = "Id of the person or system", DefaultValueFactory = _ => "operator" };

    private readonly Option<string[]> _roles = new("--role")
    {
        Description = "Role, may be repeated: therapist, supervisor, coordinator, auditor, dashboard, integration, admin",
        DefaultValueFactory = _ => defaultRoles,
    };

    private readonly Option<double> _hours = new("--hours") { Description = "How long it holds", DefaultValueFactory = _ => 12 };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_subject);
        command.Options.Add(_roles);
        command.Options.Add(_hours);
    }

    /// <summary>A token as the options say.</summary>
    /// <exception cref="CliException">The hours are out of bounds, or there is no key to sign with.</exception>
    public (string Token, TimeSpan Lifetime) Issue(ParseResult result)
    {
        var lifetime = TimeSpan.FromHours(result.GetValue(_hours));
        if (lifetime <= TimeSpan.Zero || lifetime > Longest)
        {
            throw new CliException(ExitCode.Usage, $"Expected --hours of more than 0 and at most {Longest.TotalHours:0}, found {result.GetValue(_hours)}.");
        }

        var token = TokenIssuer.Issue(result.GetValue(connection.Data)!, result.GetValue(_subject)!, result.GetValue(connection.Clinic)!, result.GetValue(_roles)!, lifetime);
        return (token, lifetime);
    }
}
