using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using Spectre.Console;

namespace IptActors.Cli.Auditing;

/// <summary><c>ipt audit replay</c>: a course step by step.</summary>
internal static class ReplayCommand
{
    private static readonly RpcMethod<ReplayCourseRequest, ReplayCourseResponse> Method = new(Methods.Find("AuditService/ReplayCourse"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = CourseCommand.Argument();
        var from = new Bound("--from", "Where to begin");
        var to = new Bound("--to", "Where to end");
        var backward = new Option<bool>("--backward") { Description = "The latest event first" };
        var state = new Option<bool>("--state") { Description = "Also the course after each event (with --json)" };
        var command = new Command("replay", "Replays a course: every event, who recorded it, and what it changed") { course, backward, state };
        from.AddTo(command);
        to.AddTo(command);
        AuditCall.Handle(command, connection, terminal, async (call, cancellationToken) =>
        {
            var request = new ReplayCourseRequest
            {
                Course = call.NameOf(call.Result.GetValue(course)!),
                From = from.Read(call.Result),
                To = to.Read(call.Result),
                Backward = call.Get(backward),
                WithState = call.Json && call.Get(state),
                WithChanges = true,
            };
            var intact = true;
            await foreach (var step in call.Channel.ServerStreamingAsync(Method, request, cancellationToken: cancellationToken))
            {
                intact &= step.ChainIntact;
                call.Show(step, shown => Show(shown, terminal.OutConsole));
            }

            if (!intact && !call.Json)
            {
                terminal.ErrorConsole.MarkupLine("[red]Events were altered after they were recorded:[/] 'ipt audit verify' says which.");
            }

            return intact ? ExitCode.Ok : ExitCode.Refused;
        });
        return command;
    }

    private static void Show(ReplayCourseResponse step, IAnsiConsole console)
    {
        var happened = step.Event;
        var by = Actor.Of(happened.Actor, happened.Role, happened.OnBehalfOf);
        console.MarkupLineInterpolated($"[bold]{happened.Version,4}  {happened.Type}[/]  [grey]by {by}, happened {Minute(happened.OccurredAt)}, recorded {Minute(happened.RecordedAt)}, position {happened.Position}[/]");
        if (!step.ChainIntact)
        {
            console.MarkupLine("      [red]this event or one before it was altered[/]");
        }

        foreach (var change in step.Changes)
        {
            console.MarkupLineInterpolated($"      {change.Path}: {Text(change.Before)} [grey]->[/] {Text(change.After)}");
        }
    }

    private static string Minute(Timestamp moment) => moment.ToDateTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(Value? value) => value switch
    {
        null => "nothing",
        { KindCase: Value.KindOneofCase.StringValue } => value.StringValue.ReplaceLineEndings(" "),
        { KindCase: Value.KindOneofCase.StructValue } => $"{{{EventData.Brief(value.StructValue)}}}",
        _ => MessageJson.Line(value),
    };

    /// <summary>The options of one end of a replay.</summary>
    private sealed class Bound(string name, string what)
    {
        private readonly Option<long?> _version = new($"{name}-version", name) { Description = $"{what}: a version", HelpName = "VERSION" };
        private readonly Option<long?> _position = new($"{name}-position") { Description = $"{what}: a place among all events of the server", HelpName = "POSITION" };
        private readonly Option<DateTimeOffset?> _recorded = MomentOption.Create($"{name}-recorded", $"{what}: when it was recorded");
        private readonly Option<DateTimeOffset?> _occurred = MomentOption.Create($"{name}-occurred", $"{what}: when it happened");

        public void AddTo(Command command)
        {
            command.Add(_version);
            command.Add(_position);
            command.Add(_recorded);
            command.Add(_occurred);
        }

        public ReplayBound? Read(ParseResult result) =>
            (result.GetValue(_version), result.GetValue(_position), result.GetValue(_recorded), result.GetValue(_occurred)) switch
            {
                (null, null, null, null) => null,
                ({ } version, null, null, null) => new ReplayBound { Version = version },
                (null, { } position, null, null) => new ReplayBound { Position = position },
                (null, null, { } recorded, null) => new ReplayBound { RecordedAt = Timestamp.FromDateTimeOffset(recorded) },
                (null, null, null, { } occurred) => new ReplayBound { OccurredAt = Timestamp.FromDateTimeOffset(occurred) },
                _ => throw new CliException(ExitCode.Usage, $"Expected one option that begins with {name}, found several."),
            };
    }
}
