using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace IptActors.Bench;

/// <summary>Prints one JSON line a case as it is measured, and a table for people at the end.</summary>
internal sealed class Report(string bench)
{
    private readonly List<(string Case, JsonObject Figures)> _cases = [];

    /// <summary>Reports one case. Names of figures carry their unit: <c>p99_ms</c>.</summary>
    public void Add(string name, params (string Name, double Value)[] figures)
    {
        var line = new JsonObject { ["bench"] = bench, ["case"] = name };
        foreach (var (figure, value) in figures)
        {
            line[figure] = Round(value);
        }

        _cases.Add((name, line));
        Console.WriteLine(line.ToJsonString(JsonSerializerOptions.Web));
    }

    /// <summary>The table for people, on standard error so that standard output stays JSON lines.</summary>
    public void PrintTable()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var table = new Table().RoundedBorder().AddColumn("case").AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
        foreach (var (name, figures) in _cases)
        {
            var label = name;
            foreach (var (figure, value) in figures.Where(figure => figure.Key is not "bench" and not "case"))
            {
                table.AddRow(label, figure, value!.GetValue<double>().ToString("#,0.###", null));
                label = "";
            }
        }

        console.Write(table);
    }

    private static double Round(double value) => value switch
    {
        >= 100 => Math.Round(value),
        >= 1 => Math.Round(value, 2),
        _ => Math.Round(value, 4),
    };
}
