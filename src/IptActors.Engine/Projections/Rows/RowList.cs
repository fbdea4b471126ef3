namespace IptActors.Engine.Projections.Rows;

/// <summary>Rows of one course in one table.</summary>
internal abstract class RowList
{
    /// <summary>Adds to the changes what turns the rows of another list into these.</summary>
    public abstract void Diff(RowList before, RowChanges changes);
}

/// <summary>Rows of one course in one table.</summary>
internal sealed class RowList<TRow>(ProjectionTable<TRow> table) : RowList
    where TRow : class, ICourseRow, IEquatable<TRow>
{
    private readonly List<TRow> _rows = [];

    public void Add(TRow row) => _rows.Add(row);

    public override void Diff(RowList before, RowChanges changes)
    {
        var old = ((RowList<TRow>)before)._rows;
        var into = (RowChanges<TRow>)changes;
        if (old.Count == 0)
        {
            _rows.ForEach(into.Put);
        }
        else if (table.OnePerCourse)
        {
            DiffOne(old[0], into);
        }
        else
        {
            DiffMany(old, into);
        }
    }

    private void DiffOne(TRow old, RowChanges<TRow> into)
    {
        if (_rows.Count == 0)
        {
            into.Remove(old);
        }
        else if (!_rows[0].Equals(old))
        {
            into.Put(_rows[0]);
        }
    }

    private void DiffMany(List<TRow> old, RowChanges<TRow> into)
    {
        var byKey = old.ToDictionary(table.KeyOf, StringComparer.Ordinal);
        foreach (var row in _rows)
        {
            if (!byKey.Remove(table.KeyOf(row), out var known) || !row.Equals(known))
            {
                into.Put(row);
            }
        }

        foreach (var gone in byKey.Values)
        {
            into.Remove(gone);
        }
    }
}
