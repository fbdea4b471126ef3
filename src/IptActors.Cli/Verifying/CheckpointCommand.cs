using System.CommandLine;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Courses;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;

namespace IptActors.Cli.Verifying;

/// <summary><c>ipt audit checkpoint</c>: the newest signed checkpoint, to be kept where nobody who can write to the database can reach it.</summary>
internal static class CheckpointCommand
{
    private static readonly RpcMethod<GetCheckpointRequest, GetCheckpointResponse> Method = new(Methods.Find("ProofService/GetCheckpoint"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var log = new Option<string>("--log") { Description = "events, or access for the log of who read what", DefaultValueFactory = _ => "events" };
        var command = new Command("checkpoint", "Prints the newest signed checkpoint (C2SP tlog-checkpoint), to be kept elsewhere") { log };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, CourseCommand.Reader);
            var answer = await channel.UnaryAsync(Method, new GetCheckpointRequest { Log = result.GetValue(log)! }, cancellationToken: cancellationToken);
            if (result.GetValue(connection.Json))
            {
                terminal.Output.WriteLine(MessageJson.Line(answer));
            }
            else
            {
                terminal.Output.Write(answer.Checkpoint?.Note ?? "");
            }

            if (answer.Alarm.Length > 0)
            {
                terminal.ShowError(answer.Alarm, result.GetValue(connection.Json));
            }

            return answer.Alarm.Length == 0 ? ExitCode.Ok : ExitCode.Refused;
        });
        return command;
    }
}
