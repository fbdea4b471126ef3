using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Folding;

/// <summary>A batch of events folded, and what it changes in the rows of each projection.</summary>
internal sealed class FoldedBatch
{
    private readonly ProjectionSet _projections;
    private readonly Dictionary<CourseKey, (CourseFold Before, CourseFold After, StoredEvent Last)> _courses;

    public FoldedBatch(ProjectionSet projections, Dictionary<CourseKey, (CourseFold Before, CourseFold After, StoredEvent Last)> courses, FoldFailures failures)
    {
        _projections = projections;
        _courses = courses;
        Failures = failures;
        var parts = courses.Values.Select(course => ChangedParts.Between(course.Before.State, course.After.State)).ToArray();
        Changes = new IReadOnlyList<RowChanges>[projections.Count];
        for (var slot = 0; slot < projections.Count; slot++)
        {
            Changes[slot] = [.. projections[slot].Tables.Select(table => table.NewChanges())];
            Diff(slot, parts);
        }
    }

    public FoldFailures Failures { get; }

    /// <summary>By slot, then by table.</summary>
    public IReadOnlyList<RowChanges>[] Changes { get; }

    /// <summary>The courses after the batch.</summary>
    public IEnumerable<CourseFold> Courses => _courses.Values.Select(course => course.After);

    private void Diff(int slot, CourseParts[] parts)
    {
        var course = 0;
        foreach (var (before, after, last) in _courses.Values)
        {
            if (Failures[slot] is not null)
            {
                return;
            }

            if (_projections.IsUntouched(slot, before, after, parts[course++]))
            {
                after.KeepRows(slot, before);
                continue;
            }

            try
            {
                after.Rows(slot, _projections).Diff(before.Rows(slot, _projections), Changes[slot]);
            }
            catch (Exception exception)
            {
                // As in the fold: only this projection stops, before the event after which its rows cannot be made.
                Failures.Note(slot, last, exception);
            }
        }
    }
}
