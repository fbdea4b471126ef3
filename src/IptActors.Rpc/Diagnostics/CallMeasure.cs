using System.Diagnostics;
using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Diagnostics;

/// <summary>Measures one server call. Costs next to nothing when nobody listens.</summary>
internal readonly struct CallMeasure
{
    /// <summary>Stands for all methods that do not exist: their names are the caller's choice, so metrics must not have them.</summary>
    public const string UnknownMethod = "_OTHER";

    private readonly Activity? _activity;
    private readonly string _method;
    private readonly string _system;
    private readonly long _started;

    private CallMeasure(ServerWire wire)
    {
        _method = wire.Method?.FullName ?? UnknownMethod;
        _system = wire.Protocol == RpcProtocol.Connect ? "connectrpc" : "grpc";
        _started = Stopwatch.GetTimestamp();
        _activity = RpcTelemetry.Source.StartActivity(_method, ActivityKind.Server);
    }

    public static CallMeasure Start(ServerWire wire) => new(wire);

    public void Stop(RpcStatus status)
    {
        if (_activity is null && !RpcTelemetry.CallDuration.Enabled)
        {
            return;
        }

        string code = _system == "grpc" ? RpcCodeNames.Grpc(status.Code) : RpcCodeNames.Connect(status.Code);
        TagList tags = new()
        {
            { "rpc.system.name", _system },
            { "rpc.method", _method },
            { "rpc.response.status_code", code },
        };
        if (IsServersFault(status.Code))
        {
            tags.Add("error.type", code);
        }

        RpcTelemetry.CallDuration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
        if (_activity is null)
        {
            return;
        }

        foreach ((string key, object? value) in tags)
        {
            _activity.SetTag(key, value);
        }

        if (IsServersFault(status.Code))
        {
            _activity.SetStatus(ActivityStatusCode.Error);
        }

        _activity.Dispose();
    }

    private static bool IsServersFault(RpcCode code) => code
        is RpcCode.Unknown or RpcCode.DeadlineExceeded or RpcCode.Unimplemented or RpcCode.Internal or RpcCode.Unavailable or RpcCode.DataLoss;
}
