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
    private static readonly RpcMethod<GetCourseRequest, GetCourseResponse> GetCourse = new(Methods.Find("CourseService/GetCourse"));

    private readonly RpcJsonClient _client = new(channel, Methods.Files);

    /// <summary>The day of referral of a course; null when it was not opened.</summary>
    public static async Task<DateOnly?> ReferredOnAsync(RpcChannel channel, string course, string token, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await channel.UnaryAsync(GetCourse, new GetCourseRequest { Course = course }, new RpcCallOptions { Headers = Bearer(token) }, cancellationToken);
            var day = answer.Course.Referral.ReferredOn;
            return new DateOnly(day.Year, day.Month, day.Day);
        }
        catch (RpcException e) when (e.Status.Code == RpcCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Plays a case to its end.</summary>
    /// <param name="demo">The case.</param>
    /// <param name="played">Called after each step.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="RpcException">The server cannot be reached or does not know the caller.</exception>
    public async Task<DemoOutcome> PlayAsync(DemoCase demo, Action played, CancellationToken cancellationToken)
    {
        var course = CourseName.Full(demo.Course, clinic);
        var start = anchor.AddDays(-demo.StartsDaysBefore);
        var repeated = await ReferredOnAsync(channel, course, tokenOf(Operator), cancellationToken) is not null;
        var outcome = new DemoOutcome(demo);
        for (var index = 0; index < demo.Steps.Count; index++)
        {
            var step = demo.Steps[index];
            // What was refused left no trace that a second try could be compared with, and the course has moved on since.
            if (!(repeated && step.Expect?.Refused is not null))
            {
                await PlayAsync(demo, step, index, course, start, outcome, cancellationToken);
            }

            played();
        }

        return outcome;
    }

    /// <summary>Whom the demo asks as when it looks what is there.</summary>
    public static Caller Operator { get; } = new("admin", "operator");

    private async Task PlayAsync(DemoCase demo, DemoStep step, int index, string course, DateOnly start, DemoOutcome outcome, CancellationToken cancellationToken)
    {
        var method = Methods.Find(step.Call);
        var role = step.As ?? "therapist";
        var options = new RpcCallOptions { Headers = Bearer(tokenOf(new Caller(role, demo.People[role]))) };
        var request = DemoRequest.Of(step, index, course, start, method.InputType);
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
