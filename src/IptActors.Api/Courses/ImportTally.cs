using Google.Rpc;
using IptActors.Contracts.V1;

namespace IptActors.Api.Courses;

/// <summary>Counts what became of the commands of an import. Safe for many threads.</summary>
internal sealed class ImportTally
{
    /// <summary>Failures that are told one by one; the rest is only counted.</summary>
    public const int MaxFailures = 1000;

    private readonly Lock _lock = new();
    private readonly SortedList<long, ImportFailure> _failures = [];
    private long _received;
    private long _accepted;
    private long _refused;
    private long _position;

    /// <summary>One more command came.</summary>
    public void Received() => _received++;

    /// <summary>One more command was carried out.</summary>
    public void Accepted(long position)
    {
        lock (_lock)
        {
            _accepted++;
            _position = Math.Max(_position, position);
        }
    }

    /// <summary>One more command was refused.</summary>
    public void Refused(long index, string requestId, Status status)
    {
        lock (_lock)
        {
            _refused++;
            _failures.Add(index, new ImportFailure { Index = index, RequestId = requestId, Status = status });

            // Lanes finish out of order: what was sent first is what is kept.
            if (_failures.Count > MaxFailures)
            {
                _failures.RemoveAt(MaxFailures);
            }
        }
    }

    /// <summary>The summary.</summary>
    public ImportCommandsResponse Summarize()
    {
        lock (_lock)
        {
            var summary = new ImportCommandsResponse { Received = _received, Accepted = _accepted, Refused = _refused, Position = _position };
            summary.Failures.AddRange(_failures.Values);
            return summary;
        }
    }
}
