using IptActors.Domain.Values;

namespace IptActors.Postgres.Journal;

/// <summary>Appends that go to PostgreSQL in one transaction. At most one of a course and one for an exclusive key: within a batch none depends on another.</summary>
/// <remarks>Reused from batch to batch, together with the lists it fills for the statement.</remarks>
internal sealed class AppendBatch(int maxRequests, int maxBytes)
{
    private readonly List<PendingAppend> _appends = [];
    private readonly HashSet<CourseKey> _courses = [];
    private readonly HashSet<(ClinicId Clinic, string Key)> _exclusiveKeys = [];
    private long _bytes;

    /// <summary>The appends; the place in this list is the ordinal of the statement, less one.</summary>
    public IReadOnlyList<PendingAppend> Appends => _appends;

    public bool IsFull => _appends.Count >= maxRequests || _bytes >= maxBytes;

    /// <summary>
    /// Whether the append may go with this batch. A course that was turned away once stays turned away, so that its later
    /// appends do not overtake.
    /// </summary>
    public bool Admits(PendingAppend append)
    {
        var request = append.Request;
        var fits = _appends.Count == 0 || (!IsFull && _bytes + append.Size <= maxBytes);
        var first = _courses.Add(request.Course);
        return fits && first
            && (request.Listing?.ExclusiveKey is not { } key || _exclusiveKeys.Add((request.Course.Clinic, key)));
    }

    public void Add(PendingAppend append)
    {
        _appends.Add(append);
        _bytes += append.Size;
    }

    public void Clear()
    {
        _appends.Clear();
        _courses.Clear();
        _exclusiveKeys.Clear();
        _bytes = 0;
    }

    public void FailAll(Exception exception)
    {
        foreach (var append in _appends)
        {
            append.Fail(exception);
        }
    }
}
