using System.Diagnostics.Metrics;
using IptActors.Engine.AccessLog;

namespace IptActors.Postgres.AccessLog;

/// <summary>Figures of the log of access, in the meter <c>IptActors.Postgres</c>.</summary>
internal sealed class AccessMetrics : IDisposable
{
    private readonly Meter _meter = new("IptActors.Postgres");
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;

    public AccessMetrics(AccessIntake intake)
    {
        _batchSize = _meter.CreateHistogram<int>("ipt.access_log.batch.size", "{entry}", "Entries committed together.");
        _commitDuration = _meter.CreateHistogram<double>("ipt.access_log.commit.duration", "s", "From sending a batch until it is durable, or known not to be.");
        _meter.CreateObservableGauge("ipt.access_log.queue.length", () => intake.Length, "{entry}", "Entries that wait for the writer.");
    }

    public void Committed(int entries, AccessRecording recording, TimeSpan duration)
    {
        var outcome = new KeyValuePair<string, object?>("ipt.outcome", recording == AccessRecording.Recorded ? "recorded" : "unavailable");
        _batchSize.Record(entries, outcome);
        _commitDuration.Record(duration.TotalSeconds, outcome);
    }

    public void Dispose() => _meter.Dispose();
}
