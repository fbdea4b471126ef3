using System.CommandLine;
using System.Globalization;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
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
        AuditCall.Handle(command, connection, terminal, async (call, cancellationToken) =>
        {
            var request = new SearchEventsRequest
            {
                Parent = $"clinics/{call.Clinic}",
                Course = call.Get(course) is { } one ? call.NameOf(one) : "",
                Person = call.Get(person) ?? "",
                RecordedFrom = call.Get(recordedFrom).ToTimestamp(),
                RecordedUntil = call.Get(recordedUntil).ToTimestamp(),
                OccurredFrom = call.Get(occurredFrom).ToTimestamp(),
                OccurredUntil = call.Get(occurredUntil).ToTimestamp(),
            };
            request.Types_.AddRange(call.Get(types));
            var left = call.Get(limit);
            var table = new Table().Border(TableBorder.Simple).AddColumns("position", "recorded", "course", "version", "event", "by");
            do
            {
                request.PageSize = Math.Min(left, LargestPage);
                var page = await call.Channel.UnaryAsync(Method, request, cancellationToken: cancellationToken);
                foreach (var recorded in page.Events)
                {
                    call.Show(recorded, found => Add(table, found));
                }

                left -= page.Events.Count;
                request.PageToken = page.NextPageToken;
            }
            while (left > 0 && request.PageToken.Length > 0);
            if (!call.Json)
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
        new Text(Actor.Of(recorded.Actor, recorded.Role, recorded.OnBehalfOf)));
}
