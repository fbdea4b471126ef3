using System.CommandLine;
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
        var command = new Command("show", "Shows a course as it stands") { course };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, CourseCommand.Reader);
            var name = CourseName.Full(result.GetValue(course)!, result.GetValue(connection.Clinic)!);
            var answer = await channel.UnaryAsync(Method, new GetCourseRequest { Course = name }, cancellationToken: cancellationToken);
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
}
