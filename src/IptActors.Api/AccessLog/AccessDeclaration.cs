using IptActors.Domain.Values;

namespace IptActors.Api.AccessLog;

/// <summary>
/// What a handler says it shows. A method about clients that answers without having said anything is a bug and gets no answer out:
/// nobody can forget to be recorded. Safe for use by many threads at once: a stream may be fed by several.
/// </summary>
internal sealed class AccessDeclaration
{
    private static readonly IReadOnlyList<CourseKey> None = [];

    private readonly Lock _gate = new();
    private CourseKey? _asked;
    private CourseKey? _first;
    private HashSet<CourseKey>? _known;
    private List<CourseKey>? _pending;
    private bool _firstPending;
    private bool _aggregate;

    /// <summary>Whether the handler said anything, be it that its answer shows no single course.</summary>
    public bool IsMade { get; private set; }

    /// <summary>Whether figures were held back because too few clients stand behind them.</summary>
    public bool Suppressed { get; private set; }

    /// <summary>Whether the course was reached only because it is open in an emergency.</summary>
    public bool Emergency { get; private set; }

    /// <summary>The <c>request_id</c> of the command; empty when there is none.</summary>
    public string RequestId { get; private set; } = "";

    /// <summary>The course that the request names; null when it names none. Recorded also when the call is refused.</summary>
    public CourseKey? Asked => _asked;

    /// <summary>The request asks for this course.</summary>
    public void Asks(CourseKey course) => _asked = course;

    /// <summary>The call is a command with this id.</summary>
    public void IsCommand(Guid requestId) => RequestId = requestId == Guid.Empty ? "" : requestId.ToString("D");

    /// <summary>The answer shows something of this course. In a stream: before the response that shows it is written.</summary>
    /// <param name="course">The course.</param>
    /// <param name="emergency">Whether the caller reached it only because it is open to them in an emergency.</param>
    public void Discloses(CourseKey course, bool emergency = false)
    {
        lock (_gate)
        {
            IsMade = true;
            Emergency |= emergency;
            Add(course);
        }
    }

    /// <summary>
    /// The answer shows something of each of these courses; none of them when a list is empty, which is told too. A stream of many
    /// courses declares some hundred at a time, ahead of the responses that show them: each declaration waits for a commit.
    /// </summary>
    public void Discloses(IEnumerable<CourseKey> courses)
    {
        lock (_gate)
        {
            (IsMade, _aggregate) = (true, true);
            foreach (var course in courses)
            {
                Add(course);
            }
        }
    }

    /// <summary>The answer shows figures over courses, and no single course.</summary>
    /// <param name="suppressed">Whether figures were held back because too few clients stand behind them.</param>
    public void DisclosesAggregate(bool suppressed = false)
    {
        lock (_gate)
        {
            (IsMade, _aggregate) = (true, true);
            Suppressed |= suppressed;
        }
    }

    /// <summary>Events that this call recorded say who was answered and what: the log of access need not say it again.</summary>
    public void IsRecordedByEvents()
    {
        lock (_gate)
        {
            IsMade = true;
        }
    }

    /// <summary>The courses that were declared and are not on record yet, and takes them for recorded; null when there is nothing to record.</summary>
    public IReadOnlyList<CourseKey>? TakeUnrecorded()
    {
        lock (_gate)
        {
            if (_pending is { } courses)
            {
                _pending = null;
                _firstPending = _aggregate = false;
                return courses;
            }

            if (_firstPending)
            {
                _firstPending = _aggregate = false;
                return [_first!.Value];
            }

            if (_aggregate)
            {
                _aggregate = false;
                return None;
            }

            return null;
        }
    }

    // Most calls show one course: only the second makes lists.
    private void Add(CourseKey course)
    {
        if (_first is null)
        {
            _first = course;
            _firstPending = true;
        }
        else if (_first != course && (_known ??= []).Add(course))
        {
            _pending ??= _firstPending ? [_first.Value] : [];
            _pending.Add(course);
        }
    }
}
