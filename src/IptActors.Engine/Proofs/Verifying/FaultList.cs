namespace IptActors.Engine.Proofs.Verifying;

/// <summary>Faults as they are found; only the first ones are kept.</summary>
public sealed class FaultList
{
    /// <summary>Faults that are kept.</summary>
    public const int Kept = 100;

    private readonly List<LogFault> _first = [];

    /// <summary>All faults so far.</summary>
    public long Count { get; private set; }

    /// <summary>The first ones.</summary>
    public IReadOnlyList<LogFault> First => _first;

    /// <summary>Adds one.</summary>
    public void Add(LogFault fault)
    {
        Count++;
        if (_first.Count < Kept)
        {
            _first.Add(fault);
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(LogFaultKind kind, string where, string detail, long? position = null) => Add(new LogFault(kind, where, detail, position));
}
