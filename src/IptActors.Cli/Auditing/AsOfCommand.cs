using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using Spectre.Console;

namespace IptActors.Cli.Auditing;

/// <summary><c>ipt audit as-of</c>: a course as of a moment.</summary>
internal static class AsOfCommand
{
    private static readonly RpcMethod<GetCourseAsOfRequest, GetCourseAsOfResponse> Method = new(Methods.Find("AuditService/GetCourseAsOf"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = CourseCommand.Argument();
        var version = new Option<long?>("--version") { Description = "Right after this event", HelpName = "VERSION" };
        var position = new Option<long?>("--position") { Description = "With all that stands up to this place among all events", HelpName = "POSITION" };
        var recorded = MomentOption.Create("--recorded", "What was known then: all that had been recorded by this moment");
        var occurred = MomentOption.Create("--occurred", "What was true then: all that had happened by this moment, late entries and corrections included");
        var known = MomentOption.Create("--known", "With --occurred: without what was recorded after this moment");
        var command = new Command("as-of", "Shows a course as of a moment") { course, version, position, recorded, occurred, known };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, CourseCommand.Reader);
            var request = new GetCourseAsOfRequest { Course = CourseName.Full(result.GetValue(course)!, result.GetValue(connection.Clinic)!) };
            switch (result.GetValue(version), result.GetValue(position), result.GetValue(recorded), result.GetValue(occurred))
            {
                case ({ } given, null, null, null):
                    request.Version = given;
                    break;
                case (null, { } given, null, null):
                    request.Position = given;
                    break;
                case (null, null, { } given, null):
                    request.RecordedAt = Timestamp.FromDateTimeOffset(given);
                    break;
                case (null, null, null, { } given):
                    request.OccurredAt = Timestamp.FromDateTimeOffset(given);
                    break;
                default:
                    throw new CliException(ExitCode.Usage, "Expected one of --version, --position, --recorded and --occurred.");
            }

            if (result.GetValue(known) is { } knownAt)
            {
                request.KnownAt = Timestamp.FromDateTimeOffset(knownAt);
            }

            var answer = await channel.UnaryAsync(Method, request, cancellationToken: cancellationToken);
            if (result.GetValue(connection.Json))
            {
                terminal.Output.WriteLine(MessageJson.Line(answer));
            }
            else
            {
                MessagePage.Write(answer.Course, CourseName.Id(answer.Course.Name), terminal.OutConsole);
                Explain(answer, terminal.OutConsole);
            }

            return answer.ChainBrokenAt == 0 ? ExitCode.Ok : ExitCode.Refused;
        });
        return command;
    }

    private static void Explain(GetCourseAsOfResponse answer, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[grey]{answer.Events} events count, the last is version {answer.Version} at position {answer.Position}.[/]");
        if (answer.RecordedLater.Count > 0)
        {
            console.MarkupLineInterpolated($"[grey]Recorded only later: versions {string.Join(", ", answer.RecordedLater)}.[/]");
        }

        if (answer.HappenedLater.Count > 0)
        {
            console.MarkupLineInterpolated($"[yellow]Happened later, and shown because entries that count build on them: versions {string.Join(", ", answer.HappenedLater)}.[/]");
        }

        if (answer.ChainBrokenAt > 0)
        {
            console.MarkupLineInterpolated($"[red]The event of version {answer.ChainBrokenAt} was altered after it was recorded.[/]");
        }
    }
}
