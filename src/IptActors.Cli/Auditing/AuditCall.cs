using System.CommandLine;
using Google.Protobuf;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Rpc.Client;

namespace IptActors.Cli.Auditing;

/// <summary>One run of a command for auditors: what was typed, a channel to the server as the operator, and where to tell.</summary>
internal sealed record AuditCall(ParseResult Result, RpcChannel Channel, string Clinic, bool Json, Terminal Terminal)
{
    /// <summary>Has a command carried out over a channel that is closed afterwards.</summary>
    public static void Handle(Command command, ConnectionOptions connection, Terminal terminal, Func<AuditCall, CancellationToken, Task<int>> act) =>
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, CourseCommand.Reader);
            return await act(new AuditCall(result, channel, result.GetValue(connection.Clinic)!, result.GetValue(connection.Json), terminal), cancellationToken);
        });

    /// <summary>Resource name of a course, given whole or by its id alone.</summary>
    public string NameOf(string course) => CourseName.Full(course, Clinic);

    /// <summary>The value of an option.</summary>
    public T? Get<T>(Option<T> option) => Result.GetValue(option);

    /// <summary>Tells a message: as JSON on one line, or as people read it.</summary>
    public void Show<T>(T message, Action<T> forPeople)
        where T : IMessage
    {
        if (Json)
        {
            Terminal.Output.WriteLine(MessageJson.Line(message));
        }
        else
        {
            forPeople(message);
        }
    }
}
