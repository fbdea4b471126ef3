using System.CommandLine;
using System.Globalization;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;

namespace IptActors.Cli.Projections;

/// <summary><c>ipt watch</c>: what happens, as it happens.</summary>
internal static class WatchCommand
{
    private static readonly Caller Watcher = Caller.Parse("coordinator:operator");
    private static readonly RpcMethod<WatchClinicRequest, WatchClinicResponse> Clinic = new(Methods.Find("ProjectionService/WatchClinic"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var after = new Option<long?>("--after") { Description = "Begin after this position instead of now", HelpName = "POSITION" };
        var types = new Option<string[]>("--type") { Description = "Only events of this type, as session_held; may be given again", HelpName = "TYPE" };
        var command = new Command("watch", "Shows what happens in the clinic as it happens; with --json one object a line") { after, types };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var channel = connection.Open(result, Watcher);
            var request = new WatchClinicRequest { Parent = $"clinics/{result.GetValue(connection.Clinic)}", EventTypes = { result.GetValue(types) ?? [] } };
            if (result.GetValue(after) is { } position)
            {
                request.AfterPosition = position;
            }

            var longLived = new Rpc.Client.RpcCallOptions { Timeout = TimeSpan.FromDays(1) };
            await foreach (var response in channel.ServerStreamingAsync(Clinic, request, longLived, cancellationToken))
            {
                Show(response, result.GetValue(connection.Json), terminal);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Show(WatchClinicResponse response, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(MessageJson.Line(response));
        }
        else if (response.Change is { } change)
        {
            var time = change.RecordTime.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            terminal.Output.WriteLine($"{change.Position.ToString(CultureInfo.InvariantCulture),10}  {time}  {change.Type,-28} {change.Course}{(change.OpenRiskReviews > 0 ? "  risk review open" : "")}");
        }
    }
}
