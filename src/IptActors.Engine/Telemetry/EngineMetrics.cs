using System.Diagnostics.Metrics;
using IptActors.Engine.Courses;

namespace IptActors.Engine.Telemetry;

/// <summary>What the engine measures. Labels are commands and codes, never clinics, courses or people.</summary>
internal sealed class EngineMetrics : IDisposable
{
    private readonly Meter _meter = new(EngineTelemetry.Name);
    private readonly Histogram<double> _commands;
    private readonly Histogram<double> _appends;
    private readonly Histogram<double> _activations;
    private readonly Histogram<int> _appendedEvents;
    private readonly Histogram<long> _activatedEvents;
    private readonly Counter<long> _turnedAway;
    private readonly Counter<long> _outcomesUnknown;
    private readonly Counter<long> _chainsBroken;
    private readonly Counter<long> _evicted;

    public EngineMetrics(Func<int> resident)
    {
        _commands = _meter.CreateHistogram<double>("ipt.command.duration", "s", "Time from arrival of a command to its answer, by command and outcome code.");
        _appends = _meter.CreateHistogram<double>("ipt.append.duration", "s", "Time that the journal took to make an append durable, by fate.");
        _appendedEvents = _meter.CreateHistogram<int>("ipt.append.events", "{event}", "Events in one append.");
        _activations = _meter.CreateHistogram<double>("ipt.activation.duration", "s", "Time to load a course into memory.");
        _activatedEvents = _meter.CreateHistogram<long>("ipt.activation.events", "{event}", "Events folded to load a course.");
        _turnedAway = _meter.CreateCounter<long>("ipt.mailbox.rejections", "{command}", "Commands refused because too many waited.");
        _outcomesUnknown = _meter.CreateCounter<long>("ipt.append.unknown", "{append}", "Appends whose outcome had to be found out.");
        _chainsBroken = _meter.CreateCounter<long>("ipt.chain.broken", "{course}", "Courses loaded whose hash chain does not hold. Anything but 0 is an alarm.");
        _evicted = _meter.CreateCounter<long>("ipt.courses.evicted", "{course}", "Courses that left memory.");
        _meter.CreateObservableGauge("ipt.courses.resident", resident, "{course}", "Courses in memory.");
    }

    public void Commanded(string command, string outcome, TimeSpan duration) =>
        _commands.Record(duration.TotalSeconds, new("command", command), new("outcome", outcome));

    public void Appended(AppendFate fate, int events, TimeSpan duration)
    {
        _appends.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("fate", NameOf(fate)));
        _appendedEvents.Record(events);
    }

    public void Activated(long events, TimeSpan duration)
    {
        _activations.Record(duration.TotalSeconds);
        _activatedEvents.Record(events);
    }

    public void TurnedAway() => _turnedAway.Add(1);

    public void OutcomeUnknown() => _outcomesUnknown.Add(1);

    public void ChainBroken() => _chainsBroken.Add(1);

    public void Evicted(int count) => _evicted.Add(count);

    public void Dispose() => _meter.Dispose();

    private static string NameOf(AppendFate fate) => fate switch
    {
        AppendFate.Committed => "committed",
        AppendFate.Lost => "lost",
        AppendFate.KeyTaken => "key_taken",
        AppendFate.Unavailable => "unavailable",
        _ => "unknown",
    };
}
