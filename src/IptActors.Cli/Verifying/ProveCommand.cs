using System.CommandLine;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;

namespace IptActors.Cli.Verifying;

/// <summary><c>ipt audit prove</c>: that one event is in the signed log, as a file that is checked offline.</summary>
internal static class ProveCommand
{
    private static readonly RpcMethod<GetInclusionProofRequest, GetInclusionProofResponse> Method = new(Methods.Find("ProofService/GetInclusionProof"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = CourseCommand.Argument();
        var version = new Option<long>("--event-version") { Description = "Which event, by its version; the first one when nothing is said", HelpName = "N", DefaultValueFactory = _ => 1 };
        var id = new Option<string?>("--event-id") { Description = "Which event, by its id", HelpName = "UUID" };
        var command = new Command("prove", "Writes a proof that one event is in the signed log (C2SP tlog-proof), which 'ipt audit verify FILE' checks offline") { course, version, id };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, CourseCommand.Reader);
            var name = new CourseEventName { Course = CourseName.Full(result.GetValue(course)!, result.GetValue(connection.Clinic)!) };
            if (result.GetValue(id) is { } eventId)
            {
                name.EventId = eventId;
            }
            else
            {
                name.Version = result.GetValue(version);
            }

            var proof = await channel.UnaryAsync(Method, new GetInclusionProofRequest { Event = name }, cancellationToken: cancellationToken);
            if (result.GetValue(connection.Json))
            {
                terminal.Output.WriteLine(MessageJson.Line(proof));
            }
            else
            {
                terminal.Output.Write(proof.ProofFile);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
