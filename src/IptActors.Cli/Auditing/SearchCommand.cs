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

/// <summary><c>ipt audit search</c>: recorded events of a clinic.</summary>
internal static class SearchCommand
{
    private const int LargestPage = 1000;

    private static readonly RpcMethod<SearchEventsRequest, SearchEventsResponse> Method = new(Methods.Find("AuditService/SearchEvents"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var types = new Option<string[]>("--type") { Description = "Only events of this type; may be given several times", HelpName = "TYPE" };
        var course = new Option<string?>("--course") { Description = "Only of this course", HelpName = "COURSE" };
        var person = new Option<string?>("--by") { Description = "Only by this person or system", HelpName = "ID" };
        var recordedFrom = MomentOption.Create("--recorded-from", "Only recorded from this moment on");
        var recordedUntil = MomentOption.Create("--recorded-until", "Only recorded before this moment");
        var occurredFrom = MomentOption.Create("--occurred-from", "Only happened from this moment on");
        var occurredUntil = MomentOption.Create("--occurred-until", "Only happened before this moment");
        var limit = new Option<int>("--limit") { Description = "At most so many", DefaultValueFactory = _ => 100, HelpName = "COUNT" };
        var command = new Command("search", "Looks for recorded events by type, time, person and course; with --json whole, one a line")
        {
            types, course, person, recordedFrom, recordedUntil, occurredFrom, occurredUntil, limit,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, CourseCommand.Reader);
            var clinic = result.GetValue(connection.Clinic)!;
            var request = new SearchEventsRequest
            {
                Parent = $"clinics/{clinic}",
                Course = result.GetValue(course) is { } one ? CourseName.Full(one, clinic) : "",
                Person = result.GetValue(person) ?? "",
                RecordedFrom = Moment(result.GetValue(recordedFrom)),
                RecordedUntil = Moment(result.GetValue(recordedUntil)),
                OccurredFrom = Moment(result.GetValue(occurredFrom)),
                OccurredUntil = Moment(result.GetValue(occurredUntil)),
            };
            request.Types_.AddRange(result.GetValue(types));
            var left = result.GetValue(limit);
            var table = new Table().Border(TableBorder.Simple).AddColumns("position", "recorded", "course", "version", "event", "by");
            do
            {
                request.PageSize = Math.Min(left, LargestPage);
                var page = await channel.UnaryAsync(Method, request, cancellationToken: cancellationToken);
                foreach (var recorded in page.Events)
                {
                    if (result.GetValue(connection.Json))
                    {
                        terminal.Output.WriteLine(MessageJson.Line(recorded));
                    }
                    else
                    {
                        Add(table, recorded);
                    }
                }

                left -= page.Events.Count;
                request.PageToken = page.NextPageToken;
            }
            while (left > 0 && request.PageToken.Length > 0);
            if (!result.GetValue(connection.Json))
            {
                terminal.OutConsole.Write(table);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Add(Table table, CourseEvent recorded) => table.AddRow(
        new Text(recorded.Position.ToString(CultureInfo.InvariantCulture)),
        new Text(recorded.RecordedAt.ToDateTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
        new Text(CourseName.Id(recorded.Course)),
        new Text(recorded.Version.ToString(CultureInfo.InvariantCulture)),
        new Text(recorded.Type),
        new Text(recorded.OnBehalfOf.Length == 0 ? $"{recorded.Actor} ({recorded.Role})" : $"{recorded.OnBehalfOf} through {recorded.Actor}"));

    private static Timestamp? Moment(DateTimeOffset? moment) => moment is { } given ? Timestamp.FromDateTimeOffset(given) : null;
}
