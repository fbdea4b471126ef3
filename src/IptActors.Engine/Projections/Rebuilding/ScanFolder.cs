using IptActors.Engine.Codec;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Rebuilding;

/// <summary>Folds whole courses that come one after another into the rows of projections.</summary>
internal sealed class ScanFolder(ProjectionSet projections, EventCodec codec, IClinicalCatalogs catalogs)
{
    private readonly FoldFailures _failures = new(projections.Count);
    private List<RowChanges> _changes = New(projections);
    private CourseFold? _course;
    private StoredEvent? _last;

    /// <summary>Rows that wait to be taken.</summary>
    public int Rows => _changes.Sum(changes => changes.Count);

    /// <summary>Folds events; the last course may go on in the next call.</summary>
    /// <exception cref="RebuildFailedException">A projection cannot fold an event.</exception>
    public void Fold(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            if (_course?.Key != stored.Course)
            {
                Finish();
                _course = CourseFold.Before(stored.Course, catalogs.Of(stored.Course.Clinic), projections);
            }

            try
            {
                _course = _course.With(codec.Decode(stored), projections, _failures);
            }
            catch (Exception exception)
            {
                throw Failed(FailedEvent.Of(stored, exception), "The fold of courses", exception);
            }

            _last = stored;
            for (var slot = 0; _failures.Any && slot < projections.Count; slot++)
            {
                if (_failures[slot] is { } failed)
                {
                    throw Failed(failed, projections[slot].Name, null);
                }
            }
        }
    }

    /// <summary>The last course is whole.</summary>
    public void Finish()
    {
        if (_course is null)
        {
            return;
        }

        var table = 0;
        for (var slot = 0; slot < projections.Count; slot++)
        {
            var tables = projections[slot].Tables;
            try
            {
                projections.Rows(slot, _course).Diff(new RowSink(tables), _changes.GetRange(table, tables.Count));
            }
            catch (Exception exception)
            {
                throw Failed(FailedEvent.Of(_last!, exception), projections[slot].Name, exception);
            }

            table += tables.Count;
        }

        _course = null;
    }

    /// <summary>The rows so far, table after table.</summary>
    public IReadOnlyList<RowChanges> Take()
    {
        var taken = _changes;
        _changes = New(projections);
        return taken;
    }

    private static List<RowChanges> New(ProjectionSet projections) =>
        [.. Enumerable.Range(0, projections.Count).SelectMany(slot => projections[slot].Tables).Select(table => table.NewChanges())];

    private static RebuildFailedException Failed(FailedEvent failed, string who, Exception? exception) =>
        new($"{who} cannot fold event {failed.EventId} ({failed.Type}) at position {failed.Position}: {failed.Error}.", exception ?? new InvalidOperationException(failed.Error));
}
