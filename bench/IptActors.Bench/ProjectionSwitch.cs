using IptActors.Contracts.V1;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Bench;

/// <summary>Pauses and resumes all projections of a server, as an operator does.</summary>
/// <param name="operators">A channel with the role admin.</param>
internal sealed class ProjectionSwitch(RpcChannel operators)
{
    private static readonly RpcMethod<ListProjectionsRequest, ListProjectionsResponse> List =
        RpcMethod.Find<ListProjectionsRequest, ListProjectionsResponse>(ProjectionServiceReflection.Descriptor, "ProjectionService", "ListProjections");

    private static readonly RpcMethod<PauseProjectionRequest, PauseProjectionResponse> Pause =
        RpcMethod.Find<PauseProjectionRequest, PauseProjectionResponse>(ProjectionServiceReflection.Descriptor, "ProjectionService", "PauseProjection");

    private static readonly RpcMethod<ResumeProjectionRequest, ResumeProjectionResponse> Resume =
        RpcMethod.Find<ResumeProjectionRequest, ResumeProjectionResponse>(ProjectionServiceReflection.Descriptor, "ProjectionService", "ResumeProjection");

    /// <summary>Pauses all; returns when none runs.</summary>
    public async Task PauseAsync()
    {
        foreach (var projection in await ListAsync())
        {
            await operators.UnaryAsync(Pause, new PauseProjectionRequest { Name = projection.Name });
        }

        while ((await ListAsync()).Any(projection => projection.State == ProjectionState.Running))
        {
            await Task.Delay(50);
        }
    }

    /// <summary>Resumes all; returns when each has caught up.</summary>
    public async Task ResumeAsync()
    {
        foreach (var projection in await ListAsync())
        {
            await operators.UnaryAsync(Resume, new ResumeProjectionRequest { Name = projection.Name });
        }

        while ((await ListAsync()).Any(projection => projection.State != ProjectionState.Running || projection.LagEvents > 0))
        {
            await Task.Delay(50);
        }
    }

    private async Task<IEnumerable<Projection>> ListAsync() => (await operators.UnaryAsync(List, new ListProjectionsRequest())).Projections;
}
