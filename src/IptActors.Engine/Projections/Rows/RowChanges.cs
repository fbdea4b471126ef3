namespace IptActors.Engine.Projections.Rows;

/// <summary>Changes to one table.</summary>
public abstract class RowChanges
{
    private protected RowChanges()
    {
    }

    /// <summary>The table.</summary>
    public abstract ProjectionTable Table { get; }

    /// <summary>Whether nothing changes.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Rows put or removed.</summary>
    public abstract int Count { get; }

    /// <summary>Has a visitor see the rows.</summary>
    public abstract TResult Accept<TResult>(IRowChangesVisitor<TResult> visitor);
}

/// <summary>Changes to one table of known rows. Each row is named at most once.</summary>
public sealed class RowChanges<TRow> : RowChanges
    where TRow : class, ICourseRow, IEquatable<TRow>
{
    private readonly List<TRow> _puts = [];
    private readonly List<TRow> _removals = [];

    internal RowChanges(ProjectionTable<TRow> table) => TypedTable = table;

    /// <summary>The table.</summary>
    public ProjectionTable<TRow> TypedTable { get; }

    /// <inheritdoc/>
    public override ProjectionTable Table => TypedTable;

    /// <summary>Rows that are new or take the place of the row with their key.</summary>
    public IReadOnlyList<TRow> Puts => _puts;

    /// <summary>Rows that go.</summary>
    public IReadOnlyList<TRow> Removals => _removals;

    /// <inheritdoc/>
    public override bool IsEmpty => _puts.Count == 0 && _removals.Count == 0;

    /// <inheritdoc/>
    public override int Count => _puts.Count + _removals.Count;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IRowChangesVisitor<TResult> visitor) => visitor.Visit(this);

    internal void Put(TRow row) => _puts.Add(row);

    internal void Remove(TRow row) => _removals.Add(row);
}

/// <summary>Sees the rows of changes with their type.</summary>
public interface IRowChangesVisitor<out TResult>
{
    /// <summary>Sees the changes to one table.</summary>
    TResult Visit<TRow>(RowChanges<TRow> changes)
        where TRow : class, ICourseRow, IEquatable<TRow>;
}
