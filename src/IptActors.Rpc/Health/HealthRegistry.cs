using IptActors.Rpc.Health.V1;

namespace IptActors.Rpc.Health;

/// <summary>What this server says of its health. The host sets it; <see cref="HealthService"/> tells it. Safe for concurrent use.</summary>
public sealed class HealthRegistry
{
    /// <summary>The name that stands for the server as a whole.</summary>
    public const string WholeServer = "";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HealthCheckResponse.Types.ServingStatus> _statuses = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says whether a service can work.</summary>
    /// <param name="service">Package and name, or <see cref="WholeServer"/>.</param>
    /// <param name="isServing">False sends callers elsewhere.</param>
    public void Set(string service, bool isServing)
    {
        ArgumentNullException.ThrowIfNull(service);
        var status = isServing ? HealthCheckResponse.Types.ServingStatus.Serving : HealthCheckResponse.Types.ServingStatus.NotServing;
        lock (_lock)
        {
            if (_statuses.TryGetValue(service, out var before) && before == status)
            {
                return;
            }

            _statuses[service] = status;
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Whether a service can work; false when nothing was ever said of it.</summary>
    /// <param name="service">Package and name, or <see cref="WholeServer"/>.</param>
    public bool IsServing(string service) => Find(service) == HealthCheckResponse.Types.ServingStatus.Serving;

    /// <summary>What a service can do; null when nothing was ever said of it.</summary>
    internal HealthCheckResponse.Types.ServingStatus? Find(string service)
    {
        lock (_lock)
        {
            return _statuses.TryGetValue(service, out var status) ? status : null;
        }
    }

    /// <summary>What a service can do, with a task that completes after the next change of any service.</summary>
    internal (HealthCheckResponse.Types.ServingStatus? Status, Task Changed) Observe(string service)
    {
        lock (_lock)
        {
            return (_statuses.TryGetValue(service, out var status) ? status : null, _changed.Task);
        }
    }

    /// <summary>What all services can do.</summary>
    internal IReadOnlyDictionary<string, HealthCheckResponse.Types.ServingStatus> All()
    {
        lock (_lock)
        {
            return new Dictionary<string, HealthCheckResponse.Types.ServingStatus>(_statuses, StringComparer.Ordinal);
        }
    }
}
