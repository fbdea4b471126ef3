using System.CommandLine;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using Spectre.Console;

namespace IptActors.Cli.Auditing;

/// <summary><c>ipt audit as-of</c>: a course, or a clinic, as of a moment.</summary>
internal static class AsOfCommand
{
    private static readonly RpcMethod<GetCourseAsOfRequest, GetCourseAsOfResponse> Method = new(Methods.Find("AuditService/GetCourseAsOf"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = new Argument<string?>("COURSE") { Description = "Id of the course, or its resource name; the whole clinic when left out", Arity = ArgumentArity.ZeroOrOne };
        var version = new Option<long?>("--version") { Description = "Right after this event of the course", HelpName = "VERSION" };
        var position = new Option<long?>("--position") { Description = "With all that stands up to this place among all events", HelpName = "POSITION" };
        var recorded = MomentOption.Create("--recorded", "What was known then: all that had been recorded by this moment");
        var occurred = MomentOption.Create("--occurred", "What was true then of the course: all that had happened by this moment, late entries and corrections included");
        var known = MomentOption.Create("--known", "With --occurred: without what was recorded after this moment");
        var ofClinic = new ClinicAsOf();
        var command = new Command("as-of", "Shows a course as of a moment; without COURSE the caseload and the outcomes of the clinic") { course, version, position, recorded, occurred, known };
        ofClinic.AddTo(command);
        AuditCall.Handle(command, connection, terminal, async (call, cancellationToken) =>
        {
            var moment = (call.Get(version), call.Get(position), call.Get(recorded).ToTimestamp(), call.Get(occurred).ToTimestamp());
            if (call.Result.GetValue(course) is not { } one)
            {
                return moment switch
                {
                    (null, { } place, null, null) => await ofClinic.ShowAsync(call, place, null, cancellationToken),
                    (null, null, { } at, null) => await ofClinic.ShowAsync(call, null, at, cancellationToken),
                    _ => throw new CliException(ExitCode.Usage, "Expected one of --position and --recorded for a whole clinic."),
                };
            }

            var request = moment switch
            {
                ({ } given, null, null, null) => new GetCourseAsOfRequest { Version = given },
                (null, { } given, null, null) => new GetCourseAsOfRequest { Position = given },
                (null, null, { } given, null) => new GetCourseAsOfRequest { RecordedAt = given },
                (null, null, null, { } given) => new GetCourseAsOfRequest { OccurredAt = given },
                _ => throw new CliException(ExitCode.Usage, "Expected one of --version, --position, --recorded and --occurred."),
            };
            (request.Course, request.KnownAt) = (call.NameOf(one), call.Get(known).ToTimestamp());
            var answer = await call.Channel.UnaryAsync(Method, request, cancellationToken: cancellationToken);
            call.Show(answer, shown =>
            {
                MessagePage.Write(shown.Course, CourseName.Id(shown.Course.Name), terminal.OutConsole);
                Explain(shown, terminal.OutConsole);
            });
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
