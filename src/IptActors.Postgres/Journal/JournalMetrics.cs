using System.Diagnostics.Metrics;

namespace IptActors.Postgres.Journal;

/// <summary>Figures of the writer, in the meter <c>IptActors.Postgres</c>.</summary>
internal sealed class JournalMetrics : IDisposable
{
    private readonly Meter _meter = new("IptActors.Postgres");
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;

    public JournalMetrics(AppendQueue queue)
    {
        _batchSize = _meter.CreateHistogram<int>("ipt.journal.batch.size", "{append}", "Appends committed together.");
        _commitDuration = _meter.CreateHistogram<double>("ipt.journal.commit.duration", "s", "From sending a batch until it is durable.");
        _meter.CreateObservableGauge("ipt.journal.queue.length", () => queue.Length, "{append}", "Appends that wait for the writer.");
    }

    public void Committed(int appends, TimeSpan duration)
    {
        _batchSize.Record(appends);
        _commitDuration.Record(duration.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
