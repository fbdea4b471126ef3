using System.Diagnostics;
using IptActors.Rpc.Server.Wires;

namespace IptActors.Rpc.Diagnostics;

/// <summary>Measures one server call, as a span and in <see cref="RpcTelemetry.ServerCallDuration"/>. Costs next to nothing when nobody listens.</summary>
/// <remarks>Public for hosts that serve the same methods by another library: one call is measured in one way, whatever carried it.</remarks>
public readonly struct CallMeasure
{
    /// <summary>Stands for all methods that do not exist: their names are the caller's choice, so metrics must not have them.</summary>
    internal const string UnknownMethod = "_OTHER";

    private readonly Activity? _activity;
    private readonly string _method;
    private readonly string _system;
    private readonly long _started;

    private CallMeasure(string method, string system)
    {
        _method = method;
        _system = system;
        _started = Stopwatch.GetTimestamp();
        _activity = RpcTelemetry.Source.StartActivity(_method, ActivityKind.Server);
    }

    internal static CallMeasure Start(ServerWire wire) =>
        new(wire.Method?.FullName ?? UnknownMethod, wire.Protocol == RpcProtocol.Connect ? "connectrpc" : "grpc");

    /// <summary>Starts to measure a call over gRPC.</summary>
    /// <param name="method">Full name of a method that exists, <c>package.Service/Method</c>: names that callers make up would flood the metrics.</param>
    public static CallMeasure StartGrpc(string method) => new(method, "grpc");

    /// <summary>The call has ended.</summary>
    /// <param name="status">How.</param>
    public void Stop(RpcCode status)
    {
        if (_activity is null && !RpcTelemetry.CallDuration.Enabled)
        {
            return;
        }

        string code = _system == "grpc" ? RpcCodeNames.Grpc(status) : RpcCodeNames.Connect(status);
        TagList tags = new()
        {
            { "rpc.system.name", _system },
            { "rpc.method", _method },
            { "rpc.response.status_code", code },
        };
        if (IsServersFault(status))
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

        if (IsServersFault(status))
        {
            _activity.SetStatus(ActivityStatusCode.Error);
        }

        _activity.Dispose();
    }

    private static bool IsServersFault(RpcCode code) => code
        is RpcCode.Unknown or RpcCode.DeadlineExceeded or RpcCode.Unimplemented or RpcCode.Internal or RpcCode.Unavailable or RpcCode.DataLoss;
}
