using System.Diagnostics.Metrics;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Proofs.Keeping;

/// <summary>Figures of one log, in the engine's meter, labelled with the log's name.</summary>
internal sealed class KeeperMetrics : IDisposable
{
    private readonly Meter _meter = new(EngineTelemetry.Name);
    private readonly Counter<long> _leaves;
    private readonly Counter<long> _checkpoints;
    private readonly KeyValuePair<string, object?> _log;

    public KeeperMetrics(string log, Func<bool> alarmed, Func<long> size, Func<double> checkpointAge)
    {
        _log = new("log", log);
        _leaves = _meter.CreateCounter<long>("ipt.proofs.leaves", "{leaf}", "Leaves appended to the tree by this process.");
        _checkpoints = _meter.CreateCounter<long>("ipt.proofs.checkpoints", "{checkpoint}", "Checkpoints signed by this process.");
        _meter.CreateObservableGauge("ipt.proofs.alarm", () => new Measurement<int>(alarmed() ? 1 : 0, _log), null, "1 when the log is not the one that was signed. Anything but 0 is an alarm.");
        _meter.CreateObservableGauge("ipt.proofs.size", () => new Measurement<long>(size(), _log), "{leaf}", "Leaves in the tree; 0 in a process that does not keep it.");
        _meter.CreateObservableGauge("ipt.proofs.checkpoint.age", () => new Measurement<double>(checkpointAge(), _log), "s", "How long the oldest leaf without a signature has waited; 0 when every leaf is signed.");
    }

    public void Appended(int leaves) => _leaves.Add(leaves, _log);

    public void Signed() => _checkpoints.Add(1, _log);

    public void Dispose() => _meter.Dispose();
}
