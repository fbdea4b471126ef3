namespace IptActors.Engine.Projections.Rows;

/// <summary>Gives the values of a row that was read, by the place of the column.</summary>
public interface IRowReader
{
    /// <summary>The value; the default of the type when it is null.</summary>
    T Get<T>(int ordinal);
}
