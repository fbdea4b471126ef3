namespace IptActors.Engine.Projections.Rows;

/// <summary>A column of a read table.</summary>
public abstract class ProjectionColumn
{
    private protected ProjectionColumn(string name, ColumnType type, bool nullable, ColumnAttribute about)
    {
        Name = name;
        Type = type;
        Nullable = nullable;
        Description = about.Description;
        Key = about.Key || name is "clinic" or "course";
        Private = about.Private;
    }

    /// <summary>Its name in snake_case.</summary>
    public string Name { get; }

    /// <summary>What it may hold.</summary>
    public ColumnType Type { get; }

    /// <summary>Whether it may be null.</summary>
    public bool Nullable { get; }

    /// <summary>What it holds, for people.</summary>
    public string Description { get; }

    /// <summary>Whether it is part of the primary key.</summary>
    public bool Key { get; }

    /// <summary>Whether SQL readers do not get it.</summary>
    public bool Private { get; }
}

/// <summary>A column of a table of known rows.</summary>
/// <typeparam name="TRow">The row.</typeparam>
public abstract class ProjectionColumn<TRow> : ProjectionColumn
{
    private protected ProjectionColumn(string name, ColumnType type, bool nullable, ColumnAttribute about)
        : base(name, type, nullable, about)
    {
    }

    /// <summary>The value in a row, boxed.</summary>
    public abstract object? ValueOf(TRow row);

    /// <summary>Has a visitor see the type of the values.</summary>
    public abstract TResult Accept<TResult>(IColumnVisitor<TRow, TResult> visitor);
}

/// <summary>A column of a table of known rows and values.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <typeparam name="TValue">string, int, int?, long, long?, bool, bool?, DateOnly, DateOnly?, DateTimeOffset, DateTimeOffset? or ValueList&lt;string&gt;.</typeparam>
public sealed class ProjectionColumn<TRow, TValue> : ProjectionColumn<TRow>
{
    internal ProjectionColumn(string name, ColumnType type, bool nullable, ColumnAttribute about, Func<TRow, TValue> read)
        : base(name, type, nullable, about) => Read = read;

    /// <summary>The value in a row.</summary>
    public Func<TRow, TValue> Read { get; }

    /// <inheritdoc/>
    public override object? ValueOf(TRow row) => Read(row);

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IColumnVisitor<TRow, TResult> visitor) => visitor.Visit(this);
}

/// <summary>Sees the types of columns.</summary>
public interface IColumnVisitor<TRow, out TResult>
{
    /// <summary>Sees one column.</summary>
    TResult Visit<TValue>(ProjectionColumn<TRow, TValue> column);
}
