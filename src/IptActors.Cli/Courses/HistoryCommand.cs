using System.CommandLine;
using System.Globalization;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using Spectre.Console;

namespace IptActors.Cli.Courses;

/// <summary><c>ipt course history</c>: the events of a course, in order.</summary>
internal static class HistoryCommand
{
    private static readonly RpcMethod<StreamHistoryRequest, StreamHistoryResponse> Method = new(Methods.Find("CourseService/StreamHistory"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = CourseCommand.Argument();
        var from = new Option<long>("--from") { Description = "First version, from 1", HelpName = "VERSION" };
        var to = new Option<long>("--to") { Description = "Last version", HelpName = "VERSION" };
        var command = new Command("history", "Shows the events of a course; with --json whole, one a line") { course, from, to };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, CourseCommand.Reader);
            var request = new StreamHistoryRequest
            {
                Course = CourseName.Full(result.GetValue(course)!, result.GetValue(connection.Clinic)!),
                FromVersion = result.GetValue(from),
                ToVersion = result.GetValue(to),
            };
            var json = result.GetValue(connection.Json);
            var table = new Table().Border(TableBorder.Simple);
            table.AddColumns(new TableColumn("occurred").NoWrap(), new TableColumn("").NoWrap().RightAligned(), new TableColumn("event").NoWrap(), new TableColumn("by").NoWrap(), new TableColumn("data").NoWrap());
            await foreach (var response in channel.ServerStreamingAsync(Method, request, cancellationToken: cancellationToken))
            {
                if (json)
                {
                    terminal.Output.WriteLine(MessageJson.Line(response.Event));
                }
                else
                {
                    Add(table, response.Event);
                }
            }

            if (!json)
            {
                terminal.OutConsole.Write(table);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Add(Table table, CourseEvent recorded) => table.AddRow(
        new Text(recorded.OccurredAt.ToDateTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
        new Text(recorded.Version.ToString(CultureInfo.InvariantCulture)),
        new Text(recorded.Type),
        new Text(recorded.OnBehalfOf.Length == 0 ? $"{recorded.Actor} ({recorded.Role})" : $"{recorded.OnBehalfOf} through {recorded.Actor}"),
        new Text(EventData.Brief(recorded.Data)) { Overflow = Overflow.Ellipsis });
}
