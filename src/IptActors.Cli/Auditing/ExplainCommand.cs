using System.CommandLine;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using Spectre.Console;

namespace IptActors.Cli.Auditing;

/// <summary><c>ipt audit explain</c>: why a command was accepted, warned about or refused.</summary>
internal static class ExplainCommand
{
    private static readonly RpcMethod<ExplainDecisionRequest, ExplainDecisionResponse> Method = new(Methods.Find("AuditService/ExplainDecision"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = CourseCommand.Argument();
        var requestId = new Option<string?>("--request-id") { Description = "A command that was accepted, by its request_id", HelpName = "UUID" };
        var method = new Option<string?>("--method") { Description = "The command to decide, as SessionService/HoldSession", HelpName = "METHOD" };
        var request = new Option<string?>("--request") { Description = "Its request as JSON, or @FILE", HelpName = "JSON" };
        var version = new Option<long?>("--at-version") { Description = "Decide on the course as it stood right after this event", HelpName = "VERSION" };
        var role = new Option<string?>("--as-role") { Description = "In which role it would be given", HelpName = "ROLE" };
        var command = new Command("explain", "Tells why a command was accepted, warned about or refused, rule by rule") { course, requestId, method, request, version, role };
        AuditCall.Handle(command, connection, terminal, async (call, cancellationToken) =>
        {
            var name = call.NameOf(call.Result.GetValue(course)!);
            var asked = new ExplainDecisionRequest { Course = name, RequestId = call.Get(requestId) ?? "", Role = call.Get(role) ?? "" };
            if (call.Get(version) is { } atVersion)
            {
                asked.AtVersion = atVersion;
            }

            if (call.Get(method) is { } called)
            {
                var descriptor = Methods.Find(called);
                var text = call.Get(request) ?? "{}";
                var json = text.StartsWith('@') ? await File.ReadAllTextAsync(text[1..], cancellationToken) : text;
                var message = JsonParser.Default.Parse(json, descriptor.InputType);
                descriptor.InputType.FindFieldByName("course")?.Accessor.SetValue(message, name);
                asked.Command = Any.Pack(message);
            }

            var answer = await call.Channel.UnaryAsync(Method, asked, cancellationToken: cancellationToken);
            call.Show(answer, shown => Show(shown, terminal.OutConsole));

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Show(ExplainDecisionResponse answer, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]{answer.Outcome}[/] {answer.Refusal} on version {answer.DecidedAtVersion}, {answer.DecidedAt.ToDateTime():yyyy-MM-dd HH:mm}, {answer.Actor} ({answer.Role})");
        if (answer.Reproduced.Length > 0)
        {
            console.MarkupLineInterpolated($"[grey]decided again: {answer.Reproduced.Replace('_', ' ')}[/]");
        }

        foreach (var rule in answer.Rules)
        {
            console.MarkupLineInterpolated($"  {rule.Result,-10} {rule.Rule} {rule.Title}");
            if (rule.Found.Length > 0)
            {
                console.MarkupLineInterpolated($"             [grey]{rule.Found}[/]");
            }
        }

        foreach (var field in answer.WrongFields)
        {
            console.MarkupLineInterpolated($"  [red]{field.Field}[/] {field.Description}");
        }

        foreach (var recorded in answer.Recorded)
        {
            console.MarkupLineInterpolated($"  recorded   {recorded.Version} {recorded.Type}");
        }
    }
}
