using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Cli.Tokens;
using IptActors.Rpc.Client;
using Spectre.Console;

namespace IptActors.Cli.Demo;

/// <summary><c>ipt demo</c>: loads an invented clinic.</summary>
internal static class DemoCommand
{
    // Courses side by side: all of them, because one command of a course waits for the one before to be durable.
    private const int Parallel = 40;

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var command = new Command("demo", "Loads an invented clinic of 40 courses in all phases; a second run changes nothing");
        command.SetAction(async (result, cancellationToken) =>
        {
            var clinic = result.GetValue(connection.Clinic)!;
            var tokens = new ConcurrentDictionary<Caller, string>();
            string TokenOf(Caller caller) => tokens.GetOrAdd(caller, who => TokenIssuer.Issue(result.GetValue(connection.Data)!, who.Subject, clinic, [who.Role], TokenLifetime));

            using var channel = new RpcChannel(connection.AddressOf(result), new RpcChannelOptions { Timeout = TimeSpan.FromSeconds(30) });
            var cases = DemoClinic.Cases;
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            var player = new DemoPlayer(channel, clinic, await AnchorAsync(channel, cases[0], clinic, today, TokenOf, cancellationToken), TokenOf);
            var outcomes = result.GetValue(connection.Json)
                ? await PlayAsync(player, cases, () => { }, cancellationToken)
                : await ShowProgressAsync(terminal, cases, played => PlayAsync(player, cases, played, cancellationToken));

            Report(outcomes, terminal, result.GetValue(connection.Json));
            return outcomes.Any(outcome => outcome.Surprises.Count > 0) ? ExitCode.Refused : ExitCode.Ok;
        });
        return command;
    }

    // The dates of a demo that is there already stay: other dates would be other requests under the same ids.
    private static async Task<DateOnly> AnchorAsync(RpcChannel channel, DemoCase first, string clinic, DateOnly today, Func<Caller, string> tokenOf, CancellationToken cancellationToken)
    {
        var there = await new DemoProgress(channel, tokenOf).OfAsync(CourseName.Full(first.Course, clinic), cancellationToken);
        return there?.ReferredOn.AddDays(first.StartsDaysBefore) ?? today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
    }

    private static async Task<IReadOnlyList<DemoOutcome>> PlayAsync(DemoPlayer player, IReadOnlyList<DemoCase> cases, Action played, CancellationToken cancellationToken)
    {
        // The first course holds the dates of all; it is there before others begin.
        var outcomes = new DemoOutcome[cases.Count];
        outcomes[0] = await player.PlayAsync(cases[0], played, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken };
        await System.Threading.Tasks.Parallel.ForAsync(1, cases.Count, options, async (index, token) => outcomes[index] = await player.PlayAsync(cases[index], played, token));
        return outcomes;
    }

    private static Task<IReadOnlyList<DemoOutcome>> ShowProgressAsync(Terminal terminal, IReadOnlyList<DemoCase> cases, Func<Action, Task<IReadOnlyList<DemoOutcome>>> play) =>
        terminal.ErrorConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask($"loading {cases.Count} courses", maxValue: cases.Sum(demo => demo.Steps.Count));
                return play(() => task.Increment(1));
            });

    private static void Report(IReadOnlyList<DemoOutcome> outcomes, Terminal terminal, bool json)
    {
        var surprises = outcomes.SelectMany(outcome => outcome.Surprises).ToList();
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject
            {
                ["courses"] = outcomes.Count,
                ["events"] = outcomes.Sum(outcome => outcome.Version),
                ["accepted"] = outcomes.Sum(outcome => outcome.AcceptedSteps),
                ["warnings"] = outcomes.Sum(outcome => outcome.Warnings),
                ["refusedAsExpected"] = outcomes.Sum(outcome => outcome.RefusedSteps),
                ["surprises"] = new JsonArray([.. surprises.Select(surprise => (JsonNode)surprise)]),
            }.ToJsonString());
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("phase", "courses");
        foreach (var phase in outcomes.GroupBy(outcome => outcome.Phase).OrderBy(group => group.Key))
        {
            table.AddRow(PhaseName.Of(phase.Key), phase.Count().ToString(CultureInfo.InvariantCulture));
        }

        terminal.OutConsole.Write(table);
        terminal.OutConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{outcomes.Count} courses, {outcomes.Sum(outcome => outcome.Version)} events. This run: {outcomes.Sum(outcome => outcome.AcceptedSteps)} commands accepted with {outcomes.Sum(outcome => outcome.Warnings)} warnings, {outcomes.Sum(outcome => outcome.RefusedSteps)} refused as the cases expect.");
        foreach (var surprise in surprises)
        {
            terminal.ErrorConsole.MarkupLineInterpolated($"[red]unexpected:[/] {surprise}");
        }
    }
}
