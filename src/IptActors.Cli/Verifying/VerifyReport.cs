using IptActors.Cli.Output;
using IptActors.Engine.Proofs.Verifying;
using Spectre.Console;

namespace IptActors.Cli.Verifying;

/// <summary>Tells what checking found: with JSON each course with its head, for people only what is wrong and a sum.</summary>
internal sealed class VerifyReport(Terminal terminal, bool json)
{
    private int _courses;
    private long _events;
    private int _withheld;
    private readonly HashSet<LogFaultKind> _kinds = [];

    /// <summary>Kinds of what was found.</summary>
    public IReadOnlyCollection<LogFaultKind> Kinds => _kinds;

    /// <summary>Courses whose chain does not hold.</summary>
    public int Broken { get; private set; }

    /// <summary>A course was checked.</summary>
    public void Add(ChainCheck check)
    {
        _courses++;
        _events += check.Version;
        _withheld += check.Withheld;
        Broken += check.Problem is null ? 0 : 1;
        if (check.Problem is not null)
        {
            _kinds.Add(check.Kind);
        }

        if (json)
        {
            terminal.Output.WriteLine(new KnownHead(check.Name, check.Version, check.Head).ToLine(check.Problem));
        }
        else if (check.Problem is not null)
        {
            terminal.OutConsole.MarkupLineInterpolated($"[red]broken[/] {check.Name}: {check.Problem}");
        }
    }

    /// <summary>All were checked.</summary>
    public void End(LiveLog log)
    {
        if (json)
        {
            FaultReport.Show(log.Report, terminal, json);
            return;
        }

        var withheld = _withheld == 0 ? "" : $" Of {_withheld} a text is withheld from you; their place in the chain is right.";
        if (Broken == 0)
        {
            terminal.OutConsole.MarkupLineInterpolated($"[green]ok[/] {_courses} courses, {_events} events: none altered, removed or inserted.{withheld}");
            if (log.Report.IsSound)
            {
                terminal.OutConsole.MarkupLineInterpolated($"[green]ok[/] {log.Proven} courses proven to be in the signed log of {log.Report.Entries} entries.");
            }
        }
        else
        {
            terminal.OutConsole.MarkupLineInterpolated($"[red]{Broken} of {_courses} courses are not as they were recorded.[/]{withheld} Keep the database as it is and find out who wrote to it.");
        }

        if (!log.Report.IsSound)
        {
            FaultReport.Show(log.Report, terminal, json);
        }
    }
}
