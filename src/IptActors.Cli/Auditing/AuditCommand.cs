using System.CommandLine;
using IptActors.Cli.Connecting;
using IptActors.Cli.Importing;
using IptActors.Cli.Output;
using IptActors.Cli.Verifying;

namespace IptActors.Cli.Auditing;

/// <summary><c>ipt audit</c>: what an auditor asks of a server.</summary>
internal static class AuditCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal) => new("audit", "Answers an auditor: what happened, what was known when, and why")
    {
        ReplayCommand.Create(connection, terminal),
        AsOfCommand.Create(connection, terminal),
        AccessCommand.Create(connection, terminal),
        ExplainCommand.Create(connection, terminal),
        SearchCommand.Create(connection, terminal),
        ExportCommand.Create(connection, terminal),
        ImportCommand.Create(connection, terminal),
        VerifyCommand.Create(connection, terminal),
        ProveCommand.Create(connection, terminal),
        CheckpointCommand.Create(connection, terminal),
    };
}
