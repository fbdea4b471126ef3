using System.CommandLine;
using System.Text.Json.Nodes;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using Spectre.Console;

namespace IptActors.Cli.Doctor;

/// <summary><c>ipt doctor</c>: looks at a deployment and says what to do.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var command = new Command("doctor", "Checks the server, its database and its data folder; says what to do");
        command.SetAction(async (result, cancellationToken) =>
        {
            var folder = result.GetValue(connection.Data)!;
            var findings = new List<Finding>(FolderChecks.Of(folder));
            var server = ServerFile.TryRead(folder);
            findings.Add(Versions(server));
            if (OpenOrNull(connection, result, findings) is { } channel)
            {
                using (channel)
                {
                    findings.AddRange(await new ServerChecks(channel, result.GetValue(connection.Clinic)!, TimeProvider.System).RunAsync(cancellationToken));
                }
            }

            findings.AddRange(await PostgresChecks.RunAsync(server?.Postgres, cancellationToken));
            Show(findings, terminal, result.GetValue(connection.Json));
            return findings.Any(finding => finding.Verdict == Verdict.Fail) ? ExitCode.Unavailable : ExitCode.Ok;
        });
        return command;
    }

    // Without a key there is no token to try with; that is a finding, not the end of the visit.
    private static Rpc.Client.RpcChannel? OpenOrNull(ConnectionOptions connection, ParseResult result, List<Finding> findings)
    {
        try
        {
            return connection.Open(result, new Caller("admin", "operator"));
        }
        catch (CliException e)
        {
            findings.Add(Finding.Fail("server", "not asked", e.Message));
            return null;
        }
    }

    private static Finding Versions(ServerFile? server)
    {
        var own = typeof(DoctorCommand).Assembly.GetName().Version!.ToString(3);
        return server switch
        {
            null => Finding.Warn("version", $"this command line is {own}; no server serves from the folder", "Start it with ./run, unless it serves elsewhere."),
            { Version: { } other } when other != own => Finding.Warn("version", $"this command line is {own}, the server {other}", "Use both from the same build."),
            _ => Finding.Ok("version", own),
        };
    }

    private static void Show(List<Finding> findings, Terminal terminal, bool json)
    {
        foreach (var finding in findings)
        {
            var verdict = finding.Verdict.ToString().ToLowerInvariant();
            if (json)
            {
                terminal.Output.WriteLine(new JsonObject { ["check"] = finding.Check, ["verdict"] = verdict, ["found"] = finding.Found, ["advice"] = finding.Advice }.ToJsonString());
                continue;
            }

            var colour = finding.Verdict switch
            {
                Verdict.Ok => "green",
                Verdict.Warn => "yellow",
                _ => "red",
            };
            terminal.OutConsole.MarkupLine($"[{colour}]{verdict,-4}[/]  {finding.Check,-12}  {Markup.Escape(finding.Found)}");
            if (finding.Advice is not null)
            {
                terminal.OutConsole.MarkupLineInterpolated($"                    {finding.Advice}");
            }
        }
    }
}
