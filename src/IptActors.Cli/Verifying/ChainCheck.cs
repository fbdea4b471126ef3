using IptActors.Cli.Connecting;
using IptActors.Contracts.V1;
using IptActors.Engine.Proofs.Verifying;

namespace IptActors.Cli.Verifying;

/// <summary>Follows the events of one course and finds the first that does not fit what came before it.</summary>
internal sealed class ChainCheck
{
    private readonly string _clinic;
    private readonly string _course;
    private readonly Dictionary<long, string> _known;

    /// <summary>Begins at the first event.</summary>
    /// <param name="name">Resource name of the course.</param>
    /// <param name="known">Hashes noted earlier, by version.</param>
    public ChainCheck(string name, IEnumerable<KnownHead> known)
    {
        Name = name;
        _clinic = name.Split('/')[1];
        _course = CourseName.Id(name);
        _known = known.Where(head => head.Course == name).ToDictionary(head => head.Version, head => head.Hash);
        Head = EventProof.Root(_clinic, _course);
    }

    /// <summary>The course.</summary>
    public string Name { get; }

    /// <summary>Number of events followed.</summary>
    public long Version { get; private set; }

    /// <summary>Hash of the last event that fits.</summary>
    public string Head { get; private set; }

    /// <summary>Events of which a part is kept from this reader, so that only their place in the chain could be checked.</summary>
    public int Withheld { get; private set; }

    /// <summary>The event followed last; null before the first.</summary>
    public CourseEvent? Last { get; private set; }

    /// <summary>What kind of thing does not fit; only when <see cref="Problem"/> says what.</summary>
    public LogFaultKind Kind { get; private set; }

    /// <summary>What does not fit; null as long as everything does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes the next event.</summary>
    public void Follow(CourseEvent recorded)
    {
        if (Problem is not null)
        {
            return;
        }

        Problem = Check(recorded);
        Last = recorded;
        Version = recorded.Version;
        Head = recorded.Hash;
    }

    /// <summary>Says that the course cannot be read.</summary>
    public void Fail(string problem, LogFaultKind kind = LogFaultKind.Unreadable)
    {
        if (Problem is null)
        {
            (Problem, Kind) = (problem, kind);
        }
    }

    /// <summary>Says that there are no more events.</summary>
    public void End()
    {
        if (Problem is null && _known.Keys.DefaultIfEmpty().Max() is var last && last > Version)
        {
            Fail($"it had {last} events when its head was noted and has {Version} now: the last ones were removed", LogFaultKind.Removed);
        }
    }

    private string? Check(CourseEvent recorded)
    {
        if (recorded.Version != Version + 1)
        {
            Kind = LogFaultKind.Removed;
            return $"expected event {Version + 1}, found {recorded.Version}: events were removed or moved";
        }

        if (recorded.PrevHash != Head)
        {
            return $"event {recorded.Version} does not follow on event {Version}: one of them was replaced";
        }

        if (recorded.Withheld)
        {
            Withheld++;
        }
        else if (!IsWhatWasHashed(recorded))
        {
            return $"event {recorded.Version} ({recorded.Type}) is not what was hashed: it was altered";
        }

        return _known.TryGetValue(recorded.Version, out var noted) && noted != recorded.Hash
            ? $"event {recorded.Version} has another hash than was noted: the course was rewritten"
            : null;
    }

    private bool IsWhatWasHashed(CourseEvent recorded)
    {
        try
        {
            return recorded.Hash == EventProof.Hash(Head, recorded, _clinic, _course);
        }
        catch (FormatException)
        {
            // The engine writes neither numbers with a fraction nor hashes that are no hex digits: somebody else did.
            return false;
        }
    }
}
