using IptActors.Rpc.Health.V1;
using IptActors.Rpc.Server;

namespace IptActors.Rpc.Health;

/// <summary>Tells load balancers and orchestrators what <see cref="HealthRegistry"/> knows, as <c>grpc.health.v1.Health</c>.</summary>
public static class HealthService
{
    private const int ListLimit = 100;

    /// <summary>The service over a registry.</summary>
    /// <param name="registry">What the host says.</param>
    public static RpcService Create(HealthRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return new RpcServiceBuilder(HealthReflection.Descriptor, "Health")
            .Unary<HealthCheckRequest, HealthCheckResponse>("Check", (request, _) => new(Check(registry, request.Service)))
            .Unary<HealthListRequest, HealthListResponse>("List", (_, _) => new(List(registry)))
            .ServerStreaming<HealthCheckRequest, HealthCheckResponse>("Watch", (request, responses, call) => WatchAsync(registry, request.Service, responses, call))
            .Build();
    }

    private static RpcResult<HealthCheckResponse> Check(HealthRegistry registry, string service) => registry.Find(service) is { } status
        ? new HealthCheckResponse { Status = status }
        : new RpcStatus(RpcCode.NotFound, "Nothing is known of the health of this service.");

    private static RpcResult<HealthListResponse> List(HealthRegistry registry)
    {
        var statuses = registry.All();
        if (statuses.Count > ListLimit)
        {
            return new RpcStatus(RpcCode.ResourceExhausted, $"There are {statuses.Count} services; a list has {ListLimit} at most. Check them one by one.");
        }

        var response = new HealthListResponse();
        foreach ((string service, var status) in statuses)
        {
            response.Statuses.Add(service, new HealthCheckResponse { Status = status });
        }

        return response;
    }

    private static async ValueTask<RpcStatus> WatchAsync(HealthRegistry registry, string service, RpcResponseStream<HealthCheckResponse> responses, RpcCallContext call)
    {
        HealthCheckResponse.Types.ServingStatus? told = null;
        while (true)
        {
            (var known, Task changed) = registry.Observe(service);
            var status = known ?? HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
            if (status != told)
            {
                told = status;
                await responses.WriteAsync(new HealthCheckResponse { Status = status });
            }

            await changed.WaitAsync(call.CancellationToken);
        }
    }
}
