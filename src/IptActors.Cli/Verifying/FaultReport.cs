using System.Text.Json;
using System.Text.Json.Nodes;
using IptActors.Cli.Output;
using IptActors.Engine.Proofs.Verifying;
using Spectre.Console;

namespace IptActors.Cli.Verifying;

/// <summary>Tells what a check found, and what to exit with.</summary>
internal static class FaultReport
{
    // The gravest first: with a wrong key or another log nothing else that is found means anything.
    private static readonly (LogFaultKind Kind, int ExitCode)[] Codes =
    [
        (LogFaultKind.WrongKey, ExitCode.WrongKey),
        (LogFaultKind.OtherLog, ExitCode.OtherLog),
        (LogFaultKind.FileCutShort, ExitCode.FileDamaged),
        (LogFaultKind.FileEdited, ExitCode.FileDamaged),
        (LogFaultKind.RolledBackDatabase, ExitCode.RolledBack),
        (LogFaultKind.ForkedHistory, ExitCode.Forked),
        (LogFaultKind.Reordered, ExitCode.Reordered),
        (LogFaultKind.Altered, ExitCode.Altered),
        (LogFaultKind.Unreadable, ExitCode.Altered),
        (LogFaultKind.Inserted, ExitCode.Reordered),
        (LogFaultKind.Removed, ExitCode.Removed),
        (LogFaultKind.TreeAltered, ExitCode.SideAltered),
        (LogFaultKind.CheckpointAltered, ExitCode.SideAltered),
        (LogFaultKind.RowAltered, ExitCode.SideAltered),
        (LogFaultKind.Unproven, ExitCode.Unproven),
    ];

    /// <summary>What to exit with; 0 when nothing was found.</summary>
    public static int ExitCodeOf(IReadOnlyCollection<LogFaultKind> kinds) => Codes.FirstOrDefault(code => kinds.Contains(code.Kind)).ExitCode;

    /// <summary>The kind in words for scripts: <c>rolled_back_database</c>.</summary>
    public static string NameOf(LogFaultKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>Tells of one log.</summary>
    public static void Show(LogReport report, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.Output.WriteLine(ToJson(report).ToJsonString(JsonSerializerOptions.Web));
            return;
        }

        var console = terminal.OutConsole;
        foreach (var fault in report.Faults)
        {
            console.MarkupLineInterpolated($"[red]{NameOf(fault.Kind).Replace('_', ' ')}[/] {fault.Where}: {fault.Detail}");
        }

        if (report.FaultCount > report.Faults.Count)
        {
            console.MarkupLineInterpolated($"… and {report.FaultCount - report.Faults.Count} more.");
        }

        if (report.IsSound)
        {
            console.MarkupLineInterpolated($"[green]ok[/] {report.Log}: {report.Entries} entries, {report.Covered} of them under a signed checkpoint: none altered, removed, inserted or moved.");
        }
        else
        {
            console.MarkupLineInterpolated($"[red]{report.Log}: {report.FaultCount} faults in {report.Entries} entries.[/] The first {report.Covered} are under a good checkpoint. Keep everything as it is and find out who wrote to it.");
        }
    }

    private static JsonObject ToJson(LogReport report) => new()
    {
        ["log"] = report.Log,
        ["origin"] = report.Origin,
        ["sound"] = report.IsSound,
        ["entries"] = report.Entries,
        ["signed"] = report.Covered,
        ["checkpoints"] = report.Checkpoints,
        ["faultCount"] = report.FaultCount,
        ["faults"] = new JsonArray([.. report.Faults.Select(fault => new JsonObject
        {
            ["kind"] = NameOf(fault.Kind),
            ["where"] = fault.Where,
            ["detail"] = fault.Detail,
            ["position"] = fault.Position,
        })]),
    };
}
