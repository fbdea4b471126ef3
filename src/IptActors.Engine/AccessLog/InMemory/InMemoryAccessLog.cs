namespace IptActors.Engine.AccessLog.InMemory;

/// <summary>The log of access for tests and demonstrations: as durable as the process.</summary>
public sealed class InMemoryAccessLog : IAccessLog, IAccessRecords
{
    private readonly Lock _gate = new();
    private readonly List<RecordedAccess> _entries = [];

    /// <summary>What it says to the next entries; <see cref="AccessRecording.Recorded"/> unless a test wants to see what a failure does.</summary>
    public AccessRecording Answers { get; set; } = AccessRecording.Recorded;

    /// <inheritdoc/>
    public ValueTask<AccessRecording> RecordAsync(AccessEntry entry)
    {
        lock (_gate)
        {
            if (Answers == AccessRecording.Recorded)
            {
                var position = _entries.Count + 1L;
                _entries.Add(new RecordedAccess(position, entry, AccessChain.Next(_entries.Count == 0 ? AccessChain.Genesis : _entries[^1].Hash, position, entry)));
            }

            return new(Answers);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordedAccess>> ListAsync(AccessQuery query, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. _entries.Where(recorded => Matches(query, recorded)).Reverse().Take(query.Limit)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordedAccess>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. _entries.Skip((int)afterPosition).Take(maxCount)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_entries.Count);
        }
    }

    private static bool Matches(AccessQuery query, RecordedAccess recorded)
    {
        var entry = recorded.Entry;
        return entry.Who.Clinic == query.Clinic.Value
            && (query.Course is not { } course || entry.Courses.Contains(course.Value))
            && (query.Person is null || entry.Who.Subject == query.Person || entry.Who.OnBehalfOf == query.Person)
            && (query.From is null || entry.At >= query.From)
            && (query.Until is null || entry.At < query.Until)
            && (query.Before is null || recorded.Position < query.Before);
    }
}
