using IptActors.Domain.Catalog;
using IptActors.Domain.Checklists;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.History;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Folding;

/// <summary>One course folded up to one of its events, for several projections at once. Immutable.</summary>
public sealed class CourseFold
{
    private readonly object?[] _memories;
    private ValueList<ChecklistItem>? _tasks;
    private RowSink?[]? _rows;

    private CourseFold(CourseKey key, ClinicalCatalog catalog, CourseState state, long position, DateTimeOffset openedAt, string? openedBy, object?[] memories)
    {
        Key = key;
        Catalog = catalog;
        State = state;
        Position = position;
        OpenedAt = openedAt;
        OpenedBy = openedBy;
        _memories = memories;
    }

    /// <summary>Which course.</summary>
    public CourseKey Key { get; }

    /// <summary>The catalog of its clinic.</summary>
    public ClinicalCatalog Catalog { get; }

    /// <summary>The policy of the service that treats; of no service before the first event.</summary>
    public ServicePolicy Policy => State.Referral is { } referral ? Catalog.PolicyOf(referral.Service) : Catalog.DefaultPolicy;

    /// <summary>The course after its last event.</summary>
    public CourseState State { get; }

    /// <summary>Version of that event; 0 before the first.</summary>
    public long Version => State.Version;

    /// <summary>Place of that event among all events; 0 before the first.</summary>
    public long Position { get; }

    /// <summary>When the course was opened (recorded, UTC).</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>The person who opened it; null before the first event.</summary>
    public string? OpenedBy { get; }

    /// <summary>
    /// Its tasks, worked out once for all projections that ask. Without a day of their own: which tasks are due by session does not
    /// depend on it, and those due by day carry theirs.
    /// </summary>
    public ValueList<ChecklistItem> Tasks => _tasks ??= Checklist.For(State, Catalog, DateOnly.MinValue);

    /// <summary>A course before its first event.</summary>
    internal static CourseFold Before(CourseKey key, ClinicalCatalog catalog, ProjectionSet projections) =>
        new(key, catalog, CourseState.Unopened, 0, default, null, projections.Starts());

    /// <summary>What a projection remembers of the course.</summary>
    internal object? Memory(int slot) => _memories[slot];

    /// <summary>
    /// The rows of a projection, made once: those after one batch are those before the next that has events of the course.
    /// </summary>
    internal RowSink Rows(int slot, ProjectionSet projections)
    {
        var rows = _rows ??= new RowSink?[_memories.Length];
        return rows[slot] ??= projections.Rows(slot, this);
    }

    /// <summary>Takes over the rows of a projection from the course before, where they were made: they are the same.</summary>
    internal void KeepRows(int slot, CourseFold before)
    {
        if (before._rows?[slot] is { } rows)
        {
            (_rows ??= new RowSink?[_memories.Length])[slot] = rows;
        }
    }

    /// <summary>The course after one more event.</summary>
    internal CourseFold With(CourseEventRecord record, ProjectionSet projections, FoldFailures failures)
    {
        var after = CourseDecider.Evolve(State, record.Recorded);
        var step = new CourseStep(record, State, after, Catalog);
        var memories = projections.Fold(_memories, step, failures);
        return new CourseFold(
            Key,
            Catalog,
            after,
            record.Stored.Position,
            Version == 0 ? record.Recorded.RecordedAt : OpenedAt,
            OpenedBy ?? record.Headers.OnBehalfOf ?? record.Headers.Actor,
            memories)
        {
            _tasks = _tasks is not null && (ChangedParts.Between(State, after) & CourseParts.Treatment) == CourseParts.None ? _tasks : null,
        };
    }
}
