using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;

namespace IptActors.Cli.Courses;

/// <summary><c>ipt course show</c>: one course as it stands.</summary>
internal static class ShowCommand
{
    private static readonly RpcMethod<GetCourseRequest, GetCourseResponse> Method = new(Methods.Find("CourseService/GetCourse"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = CourseCommand.Argument();
        var version = new Option<long?>("--at-version") { Description = "As it stood right after this event", HelpName = "VERSION" };
        var time = new Option<DateTimeOffset?>("--at-time") { Description = "With what had been recorded by this moment, as 2026-03-31T12:00:00Z", HelpName = "MOMENT" };
        var command = new Command("show", "Shows a course as it stands, or as it stood") { course, version, time };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, CourseCommand.Reader);
            var name = CourseName.Full(result.GetValue(course)!, result.GetValue(connection.Clinic)!);
            var answer = await channel.UnaryAsync(Method, Request(name, result.GetValue(version), result.GetValue(time)), cancellationToken: cancellationToken);
            if (result.GetValue(connection.Json))
            {
                terminal.Output.WriteLine(MessageJson.Line(answer.Course));
            }
            else
            {
                MessagePage.Write(answer.Course, CourseName.Id(answer.Course.Name), terminal.OutConsole);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static GetCourseRequest Request(string course, long? version, DateTimeOffset? time) => (version, time) switch
    {
        (not null, not null) => throw new CliException(ExitCode.Usage, "Expected --at-version or --at-time, found both."),
        ({ } v, null) => new GetCourseRequest { Course = course, AtVersion = v },
        (null, { } t) => new GetCourseRequest { Course = course, AtTime = Timestamp.FromDateTimeOffset(t) },
        _ => new GetCourseRequest { Course = course },
    };
}
