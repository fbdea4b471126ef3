using Google.Protobuf;
using Google.Rpc;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Cli.Demo;

/// <summary>Plays cases through the API, each call by the person who would make it.</summary>
/// <param name="channel">The server.</param>
/// <param name="clinic">The clinic that gets the courses.</param>
/// <param name="anchor">The day from which the cases count back.</param>
/// <param name="tokenOf">A token for a caller.</param>
internal sealed class DemoPlayer(RpcChannel channel, string clinic, DateOnly anchor, Func<Caller, string> tokenOf)
{
    private readonly RpcJsonClient _client = new(channel, Methods.Files);
    private readonly DemoProgress _progress = new(channel, tokenOf);

    /// <summary>Plays a case to its end. What was played before is not played again.</summary>
    /// <param name="demo">The case.</param>
    /// <param name="played">Called after each step.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="RpcException">The server cannot be reached or does not know the caller.</exception>
    public async Task<DemoOutcome> PlayAsync(DemoCase demo, Action played, CancellationToken cancellationToken)
    {
        var course = CourseName.Full(demo.Course, clinic);
        var before = await _progress.OfAsync(course, cancellationToken);
        var outcome = new DemoOutcome(demo, before);
        for (var index = 0; index < demo.Steps.Count; index++)
        {
            // What was refused left no trace, and the course has moved on since: on a course that is there it is not tried again.
            if (before is null || (demo.Steps[index].Expect?.Refused is null && !before.Requests.Contains(DemoRequest.RequestId(course, index).ToString())))
            {
                await PlayAsync(demo, index, course, outcome, cancellationToken);
            }

            played();
        }

        return outcome;
    }

    private async Task PlayAsync(DemoCase demo, int index, string course, DemoOutcome outcome, CancellationToken cancellationToken)
    {
        var step = demo.Steps[index];
        var method = Methods.Find(step.Call);
        var role = step.As ?? "therapist";
        var options = new RpcCallOptions { Headers = Bearer(tokenOf(new Caller(role, demo.People[role]))) };
        var request = DemoRequest.Of(step, index, course, anchor.AddDays(-demo.StartsDaysBefore), method.InputType);
        try
        {
            await foreach (var json in _client.CallAsync(method, MessageJson.Line(request), options, cancellationToken))
            {
                var response = method.OutputType.Parser.ParseJson(json);
                outcome.Accepted(index, (CommandResult)method.OutputType.FindFieldByName("result").Accessor.GetValue(response));
            }
        }
        catch (RpcException e) when (ReasonOf(e) is { } info)
        {
            outcome.Refused(index, info, RulesOf(e), e.Status.Message);
        }
    }

    // A refusal by the course has a reason; without one, or for the token, the demo as a whole cannot go on.
    private static ErrorInfo? ReasonOf(RpcException e) =>
        e.Status.Code is RpcCode.Unauthenticated or RpcCode.Unavailable ? null : Detail<ErrorInfo>(e);

    private static List<string> RulesOf(RpcException e) => [.. Detail<PreconditionFailure>(e)?.Violations.Select(violation => violation.Type) ?? []];

    private static T? Detail<T>(RpcException e)
        where T : class, IMessage, new() =>
        e.Status.ToGoogle().Details.Select(any => any.TryUnpack<T>(out var detail) ? detail : null).FirstOrDefault(detail => detail is not null);

    private static RpcMetadata Bearer(string token)
    {
        var headers = new RpcMetadata();
        headers.Add("authorization", $"Bearer {token}");
        return headers;
    }
}
