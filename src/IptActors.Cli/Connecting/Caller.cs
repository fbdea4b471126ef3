using IptActors.Cli.Output;

namespace IptActors.Cli.Connecting;

/// <summary>Who calls, when a token is made for the call.</summary>
/// <param name="Role">One role, as <c>therapist</c>.</param>
/// <param name="Subject">Id of the person or system.</param>
internal sealed record Caller(string Role, string Subject)
{
    /// <summary>Reads <c>therapist:ada-okafor</c>.</summary>
    /// <exception cref="CliException">It is not of that form.</exception>
    public static Caller Parse(string text) => text.Split(':') is [{ Length: > 0 } role, { Length: > 0 } subject]
        ? new Caller(role, subject)
        : throw new CliException(ExitCode.Usage, $"Expected --as ROLE:ID, as in therapist:ada-okafor, found '{text}'.");

    /// <summary>As it is typed.</summary>
    public override string ToString() => $"{Role}:{Subject}";
}
