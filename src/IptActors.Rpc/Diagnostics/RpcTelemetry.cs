using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IptActors.Rpc.Diagnostics;

/// <summary>The names under which OpenTelemetry finds this library. Neither spans nor metrics carry anything of a message or of a caller.</summary>
/// <remarks>Names and values follow the OpenTelemetry semantic conventions for RPC.</remarks>
public static class RpcTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "IptActors.Rpc";

    /// <summary>The histogram of server calls, in seconds.</summary>
    public const string ServerCallDuration = "rpc.server.call.duration";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    // Bounds in seconds, as the conventions recommend them.
    internal static readonly Histogram<double> CallDuration = Meter.CreateHistogram(
        ServerCallDuration,
        unit: "s",
        description: "How long a server worked on a call.",
        tags: null,
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });
}
