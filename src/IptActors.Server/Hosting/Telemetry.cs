using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IptActors.Server.Hosting;

/// <summary>Sends spans and metrics by OTLP when the environment says where (OTEL_EXPORTER_OTLP_ENDPOINT). They carry no personal data.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private Telemetry(IEnumerable<string> meters)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("iptactors");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("IptActors.*").AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(["IptActors.*", "System.Runtime", .. meters]).AddOtlpExporter().Build();
    }

    /// <summary>Starts sending; null when the environment names no endpoint.</summary>
    /// <param name="meters">Meters of the edition, besides ours and the runtime's.</param>
    public static Telemetry? Start(IEnumerable<string> meters) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : new Telemetry(meters);

    /// <summary>Sends what is left and stops.</summary>
    public void Dispose()
    {
        _metrics.Dispose();
        _traces.Dispose();
    }
}
