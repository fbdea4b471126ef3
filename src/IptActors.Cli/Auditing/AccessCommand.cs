using System.CommandLine;
using System.Globalization;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using Spectre.Console;

namespace IptActors.Cli.Auditing;

/// <summary><c>ipt audit access</c>: who was shown or refused what.</summary>
internal static class AccessCommand
{
    private const int PageSize = 1000;

    private static readonly Caller Administrator = new("admin", "operator");
    private static readonly RpcMethod<ListAccessRequest, ListAccessResponse> List = new(Methods.Find("AccessService/ListAccess"));
    private static readonly RpcMethod<ExportAccessReportRequest, ExportAccessReportResponse> Export = new(Methods.Find("AccessService/ExportAccessReport"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = new Option<string?>("--course") { Description = "Only accesses to this course: its id or resource name", HelpName = "COURSE" };
        var person = new Option<string?>("--person") { Description = "Only accesses of this person, by themselves or through a system", HelpName = "ID" };
        var from = MomentOption.Create("--from", "Only from this moment on");
        var until = MomentOption.Create("--until", "Only before this moment");
        var limit = new Option<int>("--limit") { Description = "At most so many, the newest; 0 for all", DefaultValueFactory = _ => 100, HelpName = "COUNT" };
        var report = new Option<bool>("--report") { Description = "The report for the client of the course, to be handed out; with --json as one JSON document" };
        var command = new Command("access", "Shows who was shown or refused what, the newest first; asking is on record too") { course, person, from, until, limit, report };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, Administrator);
            var clinic = result.GetValue(connection.Clinic)!;
            var name = result.GetValue(course) is { } given ? CourseName.Full(given, clinic) : "";
            var json = result.GetValue(connection.Json);
            if (result.GetValue(report))
            {
                if (name.Length == 0 || result.GetValue(person) is not null)
                {
                    throw new CliException(ExitCode.Usage, "Expected --report with --course and without --person: a report is about one course.");
                }

                var request = new ExportAccessReportRequest
                {
                    Course = name,
                    Format = json ? AccessReportFormat.Json : AccessReportFormat.Text,
                    FromTime = result.GetValue(from).ToTimestamp(),
                    UntilTime = result.GetValue(until).ToTimestamp(),
                };
                await foreach (var piece in channel.ServerStreamingAsync(Export, request, cancellationToken: cancellationToken))
                {
                    terminal.Output.Write(piece.Content);
                }

                return ExitCode.Ok;
            }

            var query = new ListAccessRequest
            {
                Parent = $"clinics/{clinic}",
                Course = name,
                Person = result.GetValue(person) ?? "",
                FromTime = result.GetValue(from).ToTimestamp(),
                UntilTime = result.GetValue(until).ToTimestamp(),
            };
            await ShowAsync(channel, query, result.GetValue(limit), json, terminal, cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task ShowAsync(RpcChannel channel, ListAccessRequest query, int limit, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("when (UTC)", "who", "did", "outcome", "courses");
        var left = limit == 0 ? int.MaxValue : limit;
        do
        {
            query.PageSize = Math.Min(left, PageSize);
            var page = await channel.UnaryAsync(List, query, cancellationToken: cancellationToken);
            foreach (var access in page.Accesses)
            {
                if (json)
                {
                    terminal.Output.WriteLine(MessageJson.Line(access));
                }
                else
                {
                    Add(table, access);
                }
            }

            left -= page.Accesses.Count;
            query.PageToken = page.NextPageToken;
        }
        while (left > 0 && query.PageToken.Length > 0);

        if (!json)
        {
            terminal.OutConsole.Write(table);
        }
    }

    private static void Add(Table table, AccessRecord access) => table.AddRow(
        new Text(access.AccessTime.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        new Text(Actor.Of(access.Subject, access.Role, access.OnBehalfOf)),
        new Text(access.Emergency ? $"{access.Action}, in an emergency" : access.Action),
        new Text(access.Outcome),
        new Text(Courses(access)));

    private static string Courses(AccessRecord access) => (access.Courses.Count, access.OtherCourses) switch
    {
        (0, _) => "",
        (1, 0) => CourseName.Id(access.Courses[0]),
        (var named, var others) => $"{CourseName.Id(access.Courses[0])} and {named - 1 + others} more",
    };
}
