using IptActors.Engine.Commands;
using IptActors.Engine.History;

namespace IptActors.Engine.Courses;

/// <summary>
/// Every request that a course has carried out, so that a retry gets the first answer for ever. 40 bytes a request in one array;
/// found by looking through it, and only in a long course by an index.
/// </summary>
/// <remarks>Not safe for use by several threads: each course has its own.</remarks>
internal sealed class RequestLog
{
    private const int IndexFrom = 128;

    private RequestEntry[] _entries = [];
    private int _count;
    private Dictionary<Guid, int>? _index;

    /// <summary>Notes an event read back or just committed; the events of one request come one after another.</summary>
    public void Note(CourseEventRecord record)
    {
        var version = checked((int)record.Recorded.Version);
        var headers = record.Headers;
        if (_count > 0 && _entries[_count - 1].RequestId == headers.RequestId)
        {
            _entries[_count - 1] = _entries[_count - 1] with { LastVersion = version };
            return;
        }

        Add(new RequestEntry(headers.RequestId, headers.RequestHash, version, version));
    }

    /// <summary>
    /// Notes a request that was accepted and found nothing to do, so that its retry does not do what has come to be needed since. It left no
    /// event to be read back: it is forgotten when the course leaves memory.
    /// </summary>
    /// <param name="requestId">Made by the client.</param>
    /// <param name="requestHash">Fingerprint of the request.</param>
    /// <param name="version">Version of the course it was decided on.</param>
    public void NoteWithoutEvents(Guid requestId, RequestHash requestHash, long version) =>
        Add(new RequestEntry(requestId, requestHash, checked((int)version + 1), checked((int)version)));

    /// <summary>Finds a request by its id.</summary>
    public bool TryFind(Guid requestId, out RequestEntry entry)
    {
        var at = _index is null ? IndexOf(requestId) : _index.GetValueOrDefault(requestId, -1);
        entry = at < 0 ? default : _entries[at];
        return at >= 0;
    }

    private void Add(RequestEntry entry)
    {
        if (_count == _entries.Length)
        {
            // By half, not by double: most courses are read once and then grow by a few.
            Array.Resize(ref _entries, Math.Max(8, _count + (_count / 2)));
        }

        _entries[_count] = entry;
        if (_index is not null)
        {
            _index.TryAdd(entry.RequestId, _count);
        }
        else if (_count + 1 >= IndexFrom)
        {
            BuildIndex(_count + 1);
        }

        _count++;
    }

    private void BuildIndex(int count)
    {
        _index = new Dictionary<Guid, int>(2 * count);
        for (var at = 0; at < count; at++)
        {
            _index.TryAdd(_entries[at].RequestId, at);
        }
    }

    private int IndexOf(Guid requestId)
    {
        for (var at = 0; at < _count; at++)
        {
            if (_entries[at].RequestId == requestId)
            {
                return at;
            }
        }

        return -1;
    }
}
