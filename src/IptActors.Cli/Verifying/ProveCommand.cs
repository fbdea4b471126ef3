using System.CommandLine;
using IptActors.Cli.Auditing;
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
        AuditCall.Handle(command, connection, terminal, async (call, cancellationToken) =>
        {
            var name = new CourseEventName { Course = call.NameOf(call.Result.GetValue(course)!) };
            if (call.Get(id) is { } eventId)
            {
                name.EventId = eventId;
            }
            else
            {
                name.Version = call.Get(version);
            }

            var proof = await call.Channel.UnaryAsync(Method, new GetInclusionProofRequest { Event = name }, cancellationToken: cancellationToken);
            call.Show(proof, shown => terminal.Output.Write(shown.ProofFile));
            return ExitCode.Ok;
        });
        return command;
    }
}
