using IptActors.Domain.Values;
using IptActors.Engine.Projections.Rows;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>The row at which a reader stands.</summary>
internal sealed class DataReaderRow(NpgsqlDataReader reader) : IRowReader
{
    public T Get<T>(int ordinal)
    {
        if (reader.IsDBNull(ordinal))
        {
            return default!;
        }

        return typeof(T) == typeof(ValueList<string>)
            ? (T)(object)reader.GetFieldValue<string[]>(ordinal).ToValueList()
            : reader.GetFieldValue<T>(ordinal);
    }
}
