namespace IptActors.Engine.Projections.Rows;

/// <summary>Names the table of a row and says what a row is; the text becomes the comment of the table and its view.</summary>
/// <param name="name">In snake_case, unique among all projections.</param>
/// <param name="description">What one row is.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TableAttribute(string name, string description) : Attribute
{
    /// <summary>In snake_case, unique among all projections.</summary>
    public string Name => name;

    /// <summary>What one row is.</summary>
    public string Description => description;
}

/// <summary>Says what a column holds, with unit and meaning of null; the text becomes its comment in the database.</summary>
/// <param name="description">What it holds.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ColumnAttribute(string description) : Attribute
{
    /// <summary>What it holds.</summary>
    public string Description => description;

    /// <summary>Whether it tells a row from the others of its course. Clinic and course always are in the key.</summary>
    public bool Key { get; init; }

    /// <summary>Whether it holds names, free text or another thing that SQL readers do not get: it is left out of the view.</summary>
    public bool Private { get; init; }
}

/// <summary>Asks for an index beside the primary key.</summary>
/// <param name="columns">Columns in their order, in snake_case.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TableIndexAttribute(params string[] columns) : Attribute
{
    /// <summary>Columns in their order, in snake_case.</summary>
    public IReadOnlyList<string> Columns => columns;
}
