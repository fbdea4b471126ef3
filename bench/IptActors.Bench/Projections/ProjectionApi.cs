using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Bench.Projections;

/// <summary>The calls of the benchmarks of projections.</summary>
internal static class ProjectionApi
{
    public static RpcMethod<GetCourseSummaryRequest, GetCourseSummaryResponse> Summary { get; } = Method<GetCourseSummaryRequest, GetCourseSummaryResponse>("GetCourseSummary");

    public static RpcMethod<GetCaseloadRequest, GetCaseloadResponse> Caseload { get; } = Method<GetCaseloadRequest, GetCaseloadResponse>("GetCaseload");

    public static RpcMethod<GetClinicOutcomesRequest, GetClinicOutcomesResponse> Outcomes { get; } = Method<GetClinicOutcomesRequest, GetClinicOutcomesResponse>("GetClinicOutcomes");

    public static RpcMethod<WatchClinicRequest, WatchClinicResponse> Watch { get; } = Method<WatchClinicRequest, WatchClinicResponse>("WatchClinic");

    private static readonly RpcMethod<ListProjectionsRequest, ListProjectionsResponse> List = Method<ListProjectionsRequest, ListProjectionsResponse>("ListProjections");
    private static readonly RpcMethod<PauseProjectionRequest, PauseProjectionResponse> Pause = Method<PauseProjectionRequest, PauseProjectionResponse>("PauseProjection");
    private static readonly RpcMethod<ResumeProjectionRequest, ResumeProjectionResponse> Resume = Method<ResumeProjectionRequest, ResumeProjectionResponse>("ResumeProjection");
    private static readonly RpcMethod<RebuildProjectionRequest, RebuildProjectionResponse> Rebuild = Method<RebuildProjectionRequest, RebuildProjectionResponse>("RebuildProjection");

    /// <summary>All projections and the head.</summary>
    public static Task<ListProjectionsResponse> ListAsync(RpcChannel admin) => admin.UnaryAsync(List, new ListProjectionsRequest());

    /// <summary>Stops all of them.</summary>
    public static async Task PauseAsync(RpcChannel admin)
    {
        foreach (var projection in (await ListAsync(admin)).Projections)
        {
            await admin.UnaryAsync(Pause, new PauseProjectionRequest { Name = projection.Name });
        }
    }

    /// <summary>Lets all of them go on.</summary>
    public static async Task ResumeAsync(RpcChannel admin)
    {
        foreach (var projection in (await ListAsync(admin)).Projections)
        {
            await admin.UnaryAsync(Resume, new ResumeProjectionRequest { Name = projection.Name });
        }
    }

    /// <summary>Asks for a rebuild of all of them.</summary>
    public static Task RebuildAsync(RpcChannel admin) => admin.UnaryAsync(Rebuild, new RebuildProjectionRequest());

    /// <summary>Events that the projection furthest behind does not hold yet.</summary>
    public static async Task<long> LagAsync(RpcChannel admin) => (await ListAsync(admin)).Projections.Max(projection => projection.LagEvents);

    /// <summary>Waits until all hold every event.</summary>
    public static async Task CaughtUpAsync(RpcChannel admin)
    {
        while (await LagAsync(admin) > 0)
        {
            await Task.Delay(20);
        }
    }

    private static RpcMethod<TRequest, TResponse> Method<TRequest, TResponse>(string name)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>, new()
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new() =>
        RpcMethod.Find<TRequest, TResponse>(ProjectionServiceReflection.Descriptor, "ProjectionService", name);
}
