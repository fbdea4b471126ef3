using System.CommandLine;
using System.Globalization;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using Spectre.Console;

namespace IptActors.Cli.Projections;

/// <summary><c>ipt projection</c>: how projections stand, and what is done to them.</summary>
internal static class ProjectionCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private static readonly Caller Operator = Caller.Parse("admin:operator");
    private static readonly RpcMethod<ListProjectionsRequest, ListProjectionsResponse> List = new(Methods.Find("ProjectionService/ListProjections"));
    private static readonly RpcMethod<PauseProjectionRequest, PauseProjectionResponse> Pause = new(Methods.Find("ProjectionService/PauseProjection"));
    private static readonly RpcMethod<ResumeProjectionRequest, ResumeProjectionResponse> Resume = new(Methods.Find("ProjectionService/ResumeProjection"));
    private static readonly RpcMethod<RebuildProjectionRequest, RebuildProjectionResponse> Rebuild = new(Methods.Find("ProjectionService/RebuildProjection"));
    private static readonly RpcMethod<CancelRebuildRequest, CancelRebuildResponse> Cancel = new(Methods.Find("ProjectionService/CancelRebuild"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal) =>
        new("projection", "Shows and steers the projections that dashboards read")
        {
            ListCommand(connection, terminal),
            LagCommand(connection, terminal),
            OfOne("pause", "Stops a projection until it is resumed", (channel, name, token) => channel.UnaryAsync(Pause, new PauseProjectionRequest { Name = name }, cancellationToken: token), connection, terminal),
            OfOne("resume", "Lets a paused or failed projection go on", (channel, name, token) => channel.UnaryAsync(Resume, new ResumeProjectionRequest { Name = name }, cancellationToken: token), connection, terminal),
            OfOne("cancel", "Gives up the rebuild of a projection", (channel, name, token) => channel.UnaryAsync(Cancel, new CancelRebuildRequest { Name = name }, cancellationToken: token), connection, terminal),
            RebuildCommand(connection, terminal),
        };

    private static Command ListCommand(ConnectionOptions connection, Terminal terminal)
    {
        var command = new Command("list", "Shows every projection: how far it is, and what stops it");
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, Operator);
            Show(await channel.UnaryAsync(List, new ListProjectionsRequest(), cancellationToken: cancellationToken), result.GetValue(connection.Json), terminal);
            return ExitCode.Ok;
        });
        return command;
    }

    // For scripts and alerts: one line a projection, and an exit code that says whether all follow the events.
    private static Command LagCommand(ConnectionOptions connection, Terminal terminal)
    {
        var command = new Command("lag", "Shows how far each projection is behind, in events and seconds; fails when one is not healthy");
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, Operator);
            var answer = await channel.UnaryAsync(List, new ListProjectionsRequest(), cancellationToken: cancellationToken);
            foreach (var projection in answer.Projections)
            {
                var seconds = projection.LagTime.ToTimeSpan().TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
                terminal.Output.WriteLine(result.GetValue(connection.Json)
                    ? MessageJson.Line(projection)
                    : $"{projection.Name} {projection.LagEvents.ToString(CultureInfo.InvariantCulture)} events {seconds} s {(projection.Healthy ? "healthy" : projection.Problem)}");
            }

            return answer.Projections.All(projection => projection.Healthy) ? ExitCode.Ok : ExitCode.Refused;
        });
        return command;
    }

    private static Command OfOne(
        string name, string description, Func<RpcChannel, string, CancellationToken, Task> act, ConnectionOptions connection, Terminal terminal)
    {
        var projection = new Argument<string>("NAME") { Description = "Name of the projection" };
        var command = new Command(name, description) { projection };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, Operator);
            await act(channel, result.GetValue(projection)!, cancellationToken);
            Show(await channel.UnaryAsync(List, new ListProjectionsRequest(), cancellationToken: cancellationToken), result.GetValue(connection.Json), terminal);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command RebuildCommand(ConnectionOptions connection, Terminal terminal)
    {
        var names = new Argument<string[]>("NAME") { Description = "Names of the projections; all of them when none is given", Arity = ArgumentArity.ZeroOrMore };
        var detach = new Option<bool>("--detach") { Description = "Do not wait for the end" };
        var command = new Command("rebuild", "Builds projections anew beside the live ones, compares, and switches") { names, detach };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, Operator);

            // Before it is asked for: the answer may show the new rebuild already, begun or even ended.
            var before = await channel.UnaryAsync(List, new ListProjectionsRequest(), cancellationToken: cancellationToken);
            var began = before.Projections.ToDictionary(projection => projection.Name, projection => projection.Rebuild?.StartTime);
            var asked = await channel.UnaryAsync(Rebuild, new RebuildProjectionRequest { Names = { result.GetValue(names)! } }, cancellationToken: cancellationToken);
            var wanted = asked.Projections.Select(projection => projection.Name).ToHashSet(StringComparer.Ordinal);
            ListProjectionsResponse answer;
            do
            {
                await Task.Delay(result.GetValue(detach) ? TimeSpan.Zero : Interval, cancellationToken);
                answer = await channel.UnaryAsync(List, new ListProjectionsRequest(), cancellationToken: cancellationToken);
                Progress(answer.Projections.FirstOrDefault(projection => wanted.Contains(projection.Name))?.Rebuild, terminal);
            }
            while (!result.GetValue(detach) && answer.Projections.Any(projection => wanted.Contains(projection.Name) && Runs(projection.Rebuild, began[projection.Name])));

            Show(answer, result.GetValue(connection.Json), terminal);
            return answer.Projections.Any(projection => wanted.Contains(projection.Name) && projection.Rebuild?.State == RebuildState.Failed) ? ExitCode.Refused : ExitCode.Ok;
        });
        return command;
    }

    // The rebuild before this one may still be shown until the runner has begun.
    private static bool Runs(Rebuild? rebuild, Google.Protobuf.WellKnownTypes.Timestamp? before) =>
        rebuild is null || rebuild.State == RebuildState.Running || Equals(rebuild.StartTime, before);

    private static void Progress(Rebuild? rebuild, Terminal terminal)
    {
        if (rebuild is { State: RebuildState.Running })
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rebuild.Events} of {rebuild.Target} events, {rebuild.EventsPerSecond} a second"));
        }
    }

    private static void Show(ListProjectionsResponse answer, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(MessageJson.Line(answer));
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("projection", "state", "position", "behind", "oldest", "rebuild", "problem");
        foreach (var projection in answer.Projections)
        {
            table.AddRow(
                new Text(projection.Name),
                new Text(Word(projection.State)),
                new Text(projection.Position.ToString(CultureInfo.InvariantCulture)),
                new Text(projection.LagEvents.ToString(CultureInfo.InvariantCulture)),
                new Text($"{projection.LagTime.ToTimeSpan().TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"),
                new Text(projection.Rebuild is { } rebuild ? Word(rebuild) : ""),
                new Text(projection.Problem));
        }

        terminal.OutConsole.Write(table);
        terminal.Output.WriteLine($"head {answer.Head.ToString(CultureInfo.InvariantCulture)}, {answer.Watchers.ToString(CultureInfo.InvariantCulture)} watchers, run by {(answer.RunsHere ? "this server" : "another server")}");
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string Word(Rebuild rebuild) =>
        rebuild.HasDifferingRows ? $"{Word(rebuild.State)}, {rebuild.DifferingRows.ToString(CultureInfo.InvariantCulture)} rows differed" : Word(rebuild.State);
}
