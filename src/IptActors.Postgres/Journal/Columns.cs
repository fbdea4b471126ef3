using System.Collections;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Journal;

/// <summary>A command that takes rows as arrays, one for each column. The arrays are lists that are filled and cleared again and again.</summary>
internal sealed class Columns(string sql)
{
    private readonly List<IList> _columns = [];

    /// <summary>The command with its parameters.</summary>
    public NpgsqlBatchCommand Command { get; } = new(sql);

    /// <summary>Whether there is no row.</summary>
    public bool IsEmpty => _columns[0].Count == 0;

    /// <summary>Adds the next column and returns what to fill.</summary>
    public List<T> Add<T>(NpgsqlDbType elementType)
    {
        var column = new List<T>();
        _columns.Add(column);
        Command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | elementType });
        return column;
    }

    /// <summary>Removes all rows.</summary>
    public void Clear()
    {
        foreach (var column in _columns)
        {
            column.Clear();
        }
    }
}
