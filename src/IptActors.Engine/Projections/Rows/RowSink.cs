namespace IptActors.Engine.Projections.Rows;

/// <summary>Takes the rows of one course from one projection.</summary>
public sealed class RowSink
{
    private readonly IReadOnlyList<ProjectionTable> _tables;
    private readonly RowList[] _lists;

    internal RowSink(IReadOnlyList<ProjectionTable> tables)
    {
        _tables = tables;
        _lists = [.. tables.Select(table => table.NewList())];
    }

    /// <summary>Adds a row.</summary>
    /// <param name="table">One of the projection's tables.</param>
    /// <param name="row">A row of the course; its key is unique in what the projection writes of the course.</param>
    public void Add<TRow>(ProjectionTable<TRow> table, TRow row)
        where TRow : class, ICourseRow, IEquatable<TRow>
    {
        for (var i = 0; i < _tables.Count; i++)
        {
            if (ReferenceEquals(_tables[i], table))
            {
                ((RowList<TRow>)_lists[i]).Add(row);
                return;
            }
        }

        throw new ArgumentException($"{table.Name} is not a table of this projection.", nameof(table));
    }

    /// <summary>Adds to the changes, one set for each table, what turns the rows of another sink into these.</summary>
    internal void Diff(RowSink before, IReadOnlyList<RowChanges> changes)
    {
        for (var i = 0; i < _lists.Length; i++)
        {
            _lists[i].Diff(before._lists[i], changes[i]);
        }
    }
}
