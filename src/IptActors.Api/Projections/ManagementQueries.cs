using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Running;
using Duration = Google.Protobuf.WellKnownTypes.Duration;
using Projection = IptActors.Engine.Projections.Projection;
using Status = Google.Rpc.Status;
using Wire = IptActors.Contracts.V1;

namespace IptActors.Api.Projections;

/// <summary>ListProjections, and what an admin does to projections.</summary>
internal sealed class ManagementQueries(ProjectionDependencies projections, Gate gate)
{
    private static readonly AccessRow ListAccess = AccessTable.Find("ProjectionService/ListProjections")!;
    private static readonly AccessRow PauseAccess = AccessTable.Find("ProjectionService/PauseProjection")!;
    private static readonly AccessRow ResumeAccess = AccessTable.Find("ProjectionService/ResumeProjection")!;
    private static readonly AccessRow RebuildAccess = AccessTable.Find("ProjectionService/RebuildProjection")!;
    private static readonly AccessRow CancelAccess = AccessTable.Find("ProjectionService/CancelRebuild")!;

    private readonly ProjectionDesk _desk = new(projections.Runner);

    /// <summary>ListProjections.</summary>
    public ValueTask<ApiResult<ListProjectionsResponse>> ListAsync(ListProjectionsRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        AdmittedAsync<ListProjectionsResponse>(
            ListAccess,
            async () =>
            {
                var report = await _desk.ReadAsync(cancellationToken);
                return new ListProjectionsResponse
                {
                    Projections = { report.Projections.Select(Of) },
                    Head = report.Head,
                    RunsHere = report.RunsHere,
                    Watchers = projections.Changes.Count,
                };
            },
            context,
            cancellationToken);

    /// <summary>PauseProjection.</summary>
    public ValueTask<ApiResult<PauseProjectionResponse>> PauseAsync(PauseProjectionRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        OfOneAsync(
            PauseAccess,
            request.Name,
            async projection =>
            {
                await _desk.SetPausedAsync(projection, paused: true, cancellationToken);
                return null;
            },
            projection => new PauseProjectionResponse { Projection = projection },
            context,
            cancellationToken);

    /// <summary>ResumeProjection.</summary>
    public ValueTask<ApiResult<ResumeProjectionResponse>> ResumeAsync(ResumeProjectionRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        OfOneAsync(
            ResumeAccess,
            request.Name,
            async projection =>
            {
                await _desk.SetPausedAsync(projection, paused: false, cancellationToken);
                return null;
            },
            projection => new ResumeProjectionResponse { Projection = projection },
            context,
            cancellationToken);

    /// <summary>CancelRebuild.</summary>
    public ValueTask<ApiResult<CancelRebuildResponse>> CancelAsync(CancelRebuildRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        OfOneAsync(
            CancelAccess,
            request.Name,
            async projection => await _desk.CancelRebuildAsync(projection, cancellationToken) ? null : RebuildState("Expected a rebuild that is asked for or runs, found none.", [projection.Name]),
            projection => new CancelRebuildResponse { Projection = projection },
            context,
            cancellationToken);

    /// <summary>RebuildProjection.</summary>
    public ValueTask<ApiResult<RebuildProjectionResponse>> RebuildAsync(RebuildProjectionRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        AdmittedAsync<RebuildProjectionResponse>(
            RebuildAccess,
            async () =>
            {
                if (request.Names.FirstOrDefault(name => _desk.Find(name) is null) is not null)
                {
                    return Unknown();
                }

                IReadOnlyList<Projection> named = request.Names.Count == 0 ? projections.Runner.Projections : [.. request.Names.Distinct().Select(name => _desk.Find(name)!)];
                if (!await _desk.RebuildAsync(named, cancellationToken))
                {
                    return RebuildState("A rebuild of one of them is asked for or runs already. Wait for it, or cancel it.", named.Select(projection => projection.Name));
                }

                var report = await _desk.ReadAsync(cancellationToken);
                return new RebuildProjectionResponse { Projections = { report.Projections.Where(projection => named.Contains(projection.Projection)).Select(Of) } };
            },
            context,
            cancellationToken);

    private ValueTask<ApiResult<TResponse>> OfOneAsync<TResponse>(
        AccessRow access, string name, Func<Projection, Task<Status?>> act, Func<Wire.Projection, TResponse> answer, ApiCallContext context, CancellationToken cancellationToken)
        where TResponse : class =>
        AdmittedAsync<TResponse>(
            access,
            async () =>
            {
                if (_desk.Find(name) is not { } projection)
                {
                    return Unknown();
                }

                if (await act(projection) is { } refusal)
                {
                    return refusal;
                }

                var report = await _desk.ReadAsync(cancellationToken);
                return answer(Of(report.Projections.Single(candidate => candidate.Projection == projection)));
            },
            context,
            cancellationToken);

    private async ValueTask<ApiResult<TResponse>> AdmittedAsync<TResponse>(
        AccessRow access, Func<Task<ApiResult<TResponse>>> answer, ApiCallContext context, CancellationToken cancellationToken)
        where TResponse : class
    {
        var admission = await gate.AdmitAsync(access, context, cancellationToken);
        if (admission.Caller is null)
        {
            return admission.Refusal!;
        }

        try
        {
            return await answer();
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    private Status Unknown()
    {
        var known = string.Join(", ", projections.Runner.Projections.Select(projection => projection.Name));
        return Statuses.Of(Code.NotFound, ErrorReason.UnknownProjection, $"Expected the name of a projection: {known}.", ("expected", known));
    }

    private static Status RebuildState(string message, IEnumerable<string> names) =>
        Statuses.Of(Code.FailedPrecondition, ErrorReason.RebuildState, message, ("projections", string.Join(',', names)));

    private static Wire.Projection Of(ProjectionReport report)
    {
        var status = report.Status;
        return new Wire.Projection
        {
            Name = status.Name,
            Version = status.Version,
            State = status.Failed is not null ? ProjectionState.Failed : status.Paused ? ProjectionState.Paused : report.Led ? ProjectionState.Running : ProjectionState.Idle,
            Position = status.Position,
            LagEvents = report.LagEvents,
            LagTime = Duration.FromTimeSpan(report.LagTime),
            Healthy = report.Healthy,
            Problem = report.Problem ?? "",
            FailedEvent = status.Failed is { } failed
                ? new FailedEvent { Position = failed.Position, EventId = failed.EventId.ToString("D"), Type = failed.Type, Error = failed.Error }
                : null,
            Rebuild = status.Rebuild is { } rebuild ? Of(rebuild) : null,
            Description = report.Projection.Question,
            UpdateTime = status.UpdatedAt?.ToTimestamp(),
        };
    }

    private static Rebuild Of(Engine.Projections.Rebuilding.RebuildStatus status)
    {
        var rebuild = new Rebuild
        {
            State = status.State switch
            {
                Engine.Projections.Rebuilding.RebuildState.Running => Wire.RebuildState.Running,
                Engine.Projections.Rebuilding.RebuildState.Switched => Wire.RebuildState.Switched,
                Engine.Projections.Rebuilding.RebuildState.Cancelled => Wire.RebuildState.Cancelled,
                _ => Wire.RebuildState.Failed,
            },
            Events = status.Events,
            Target = status.Target,
            StartTime = status.StartedAt.ToTimestamp(),
            EndTime = status.EndedAt?.ToTimestamp(),
            EventsPerSecond = status.EventsPerSecond,
            Problem = status.Problem ?? "",
        };
        if (status.Comparison is { } comparison)
        {
            (rebuild.DifferingRows, rebuild.LiveHash, rebuild.ShadowHash) = (comparison.DifferingRows, comparison.LiveHash, comparison.ShadowHash);
        }

        return rebuild;
    }
}
