using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Folding;

/// <summary>Projections that are folded together: each has a slot in every course's fold.</summary>
internal sealed class ProjectionSet
{
    private readonly Projection[] _projections;
    private readonly bool _remembers;

    public ProjectionSet(IEnumerable<Projection> projections)
    {
        _projections = [.. projections];
        _remembers = Array.Exists(_projections, projection => projection.Start is not null);
    }

    public int Count => _projections.Length;

    public Projection this[int slot] => _projections[slot];

    public object?[] Starts() => Array.ConvertAll(_projections, projection => projection.Start);

    /// <summary>What every projection remembers after an event. One that fails keeps what it had, and is noted.</summary>
    public object?[] Fold(object?[] memories, in CourseStep step, FoldFailures failures)
    {
        if (!_remembers)
        {
            return memories;
        }

        var after = new object?[memories.Length];
        for (var slot = 0; slot < memories.Length; slot++)
        {
            try
            {
                after[slot] = _projections[slot].Fold(memories[slot], step);
            }
            catch (Exception exception)
            {
                // A bug of one projection must not stop the others: it is stopped by name and shown in health.
                after[slot] = memories[slot];
                failures.Note(slot, step.Record.Stored, exception);
            }
        }

        return after;
    }

    /// <summary>Whether the rows of a projection are the same after as before, because nothing changed that they come from.</summary>
    public bool IsUntouched(int slot, CourseFold before, CourseFold after, CourseParts changed) =>
        before.Version > 0 && (changed & _projections[slot].Reads) == CourseParts.None && ReferenceEquals(before.Memory(slot), after.Memory(slot));

    /// <summary>The rows of a course for one of the projections; none before its first event.</summary>
    public RowSink Rows(int slot, CourseFold course)
    {
        var rows = new RowSink(_projections[slot].Tables);
        if (course.Version > 0)
        {
            _projections[slot].Write(course, course.Memory(slot), rows);
        }

        return rows;
    }
}
