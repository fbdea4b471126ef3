using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Cli.Demo;

/// <summary>Looks how far a demo has come that was loaded before.</summary>
/// <param name="channel">The server.</param>
/// <param name="tokenOf">A token for a caller.</param>
internal sealed class DemoProgress(RpcChannel channel, Func<Caller, string> tokenOf)
{
    private static readonly RpcMethod<GetCourseRequest, GetCourseResponse> GetCourse = new(Methods.Find("CourseService/GetCourse"));

    private static readonly RpcMethod<StreamHistoryRequest, StreamHistoryResponse> StreamHistory = new(Methods.Find("CourseService/StreamHistory"));

    private static readonly Caller Auditor = new("auditor", "operator");

    /// <summary>How far a course has come; null when it was not opened.</summary>
    public async Task<Progress?> OfAsync(string course, CancellationToken cancellationToken)
    {
        GetCourseResponse there;
        try
        {
            there = await channel.UnaryAsync(GetCourse, new GetCourseRequest { Course = course }, Options(), cancellationToken);
        }
        catch (RpcException e) when (e.Status.Code == RpcCode.NotFound)
        {
            return null;
        }

        var requests = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var response in channel.ServerStreamingAsync(StreamHistory, new StreamHistoryRequest { Course = course }, Options(), cancellationToken))
        {
            requests.Add(response.Event.RequestId);
        }

        var day = there.Course.Referral.ReferredOn;
        return new Progress(new DateOnly(day.Year, day.Month, day.Day), there.Course.Version, there.Course.Lifecycle.Phase, requests);
    }

    private RpcCallOptions Options()
    {
        var headers = new RpcMetadata();
        headers.Add("authorization", $"Bearer {tokenOf(Auditor)}");
        headers.Add("purpose-of-use", "operations");
        return new RpcCallOptions { Headers = headers };
    }

    /// <summary>A course that is there.</summary>
    /// <param name="ReferredOn">Day of the referral.</param>
    /// <param name="Version">Number of its events.</param>
    /// <param name="Phase">Where it stands.</param>
    /// <param name="Requests">The commands in it, by request_id.</param>
    internal sealed record Progress(DateOnly ReferredOn, long Version, Phase Phase, IReadOnlySet<string> Requests);
}
