using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.History;

namespace IptActors.Engine.Projections.Folding;

/// <summary>One course folded up to one of its events, for several projections at once. Immutable.</summary>
public sealed class CourseFold
{
    private readonly object?[] _memories;

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

    /// <summary>A course before its first event.</summary>
    internal static CourseFold Before(CourseKey key, ClinicalCatalog catalog, ProjectionSet projections) =>
        new(key, catalog, CourseState.Unopened, 0, default, null, projections.Starts());

    /// <summary>What a projection remembers of the course.</summary>
    internal object? Memory(int slot) => _memories[slot];

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
            memories);
    }
}
