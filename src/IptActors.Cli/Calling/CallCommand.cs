using System.CommandLine;
using Google.Protobuf.Reflection;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Rpc.Client;
using Spectre.Console;

namespace IptActors.Cli.Calling;

/// <summary><c>ipt call</c>: any method of the API, with requests and responses as JSON.</summary>
internal static class CallCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var method = new Argument<string?>("METHOD")
        {
            Description = "HoldSession, SessionService/HoldSession or ipt.v1.SessionService/HoldSession",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var request = new Argument<string>("JSON")
        {
            Description = "The request; @FILE reads it from a file, - from standard input. A method that takes a stream reads an array, or an object on each line. A request_id left out is made up.",
            DefaultValueFactory = _ => "{}",
        };
        var list = new Option<bool>("--list") { Description = "Shows the methods instead, or the fields of METHOD" };

        var command = new Command("call", "Calls a method of the API with JSON; answers are JSON, one a line when the method streams") { method, request, list };
        command.SetAction(async (result, cancellationToken) =>
        {
            var name = result.GetValue(method);
            if (result.GetValue(list))
            {
                List(name, terminal);
                return ExitCode.Ok;
            }

            if (name is null)
            {
                throw new CliException(ExitCode.Usage, "Expected a method, as in 'ipt call ListCourses'. 'ipt call --list' shows them all.");
            }

            var descriptor = Methods.Find(name);
            var text = await RequestText.ReadAsync(result.GetValue(request)!, terminal.Input, cancellationToken);
            var objects = descriptor.IsClientStreaming ? RequestText.Many(text) : [RequestText.One(text)];
            var clinic = result.GetValue(connection.Clinic)!;
            var requests = objects.Select(json => MessageJson.Line(RequestDefaults.Complete(json, descriptor.InputType, clinic))).ToList();

            using var channel = connection.Open(result, new Caller("admin", "operator"));
            var client = new RpcJsonClient(channel, Methods.Files);
            await foreach (var response in client.CallAsync(descriptor, requests.ToAsyncEnumerable(), cancellationToken: cancellationToken))
            {
                terminal.Output.WriteLine(descriptor.IsServerStreaming || result.GetValue(connection.Json) ? response : MessageJson.Indent(response));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void List(string? name, Terminal terminal)
    {
        if (name is null)
        {
            foreach (var method in Methods.All)
            {
                terminal.Output.WriteLine(Methods.Name(method));
            }

            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("field", "type");
        foreach (var field in Methods.Find(name).InputType.Fields.InDeclarationOrder())
        {
            table.AddRow(field.Name, Type(field));
        }

        terminal.OutConsole.Write(table);
    }

    private static string Type(FieldDescriptor field)
    {
        var type = field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => string.Join(" | ", field.EnumType.Values.Select(value => value.Name)),
            _ => field.FieldType.ToString().ToLowerInvariant(),
        };
        return field.IsRepeated ? $"repeated {type}" : type;
    }
}
