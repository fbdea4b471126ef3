using IptActors.Contracts.V1;
using Spectre.Console;

namespace IptActors.Cli.Courses;

/// <summary>Shows what a command led to.</summary>
internal static class CommandAnswers
{
    /// <summary>Shows it.</summary>
    public static void Show(CommandResult result, IAnsiConsole console)
    {
        var brief = result.Brief;
        var suspended = brief.Suspended ? ", suspended" : "";
        console.MarkupLineInterpolated($"[green]accepted[/] {result.Course} is at version {result.Version}, {PhaseName.Of(brief.Phase)}{suspended}");
        foreach (var recorded in result.Events)
        {
            console.MarkupLineInterpolated($"  {recorded.Version,4}  {recorded.Type}");
        }

        foreach (var warning in result.Warnings)
        {
            console.MarkupLineInterpolated($"  [yellow]{warning.Rule}[/] {warning.Detail}");
        }
    }
}
