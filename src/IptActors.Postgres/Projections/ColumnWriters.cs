using IptActors.Domain.Values;
using IptActors.Engine.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Projections;

/// <summary>
/// Makes what writes one column of a row into a binary COPY. Written without awaiting: values go to a buffer, and a task for each of the
/// millions of values of a rebuild would cost more than the values.
/// </summary>
internal sealed class ColumnWriters<TRow>(NpgsqlBinaryImporter importer) : IColumnVisitor<TRow, Action<TRow>>
{
    public Action<TRow> Visit<TValue>(ProjectionColumn<TRow, TValue> column)
    {
        var type = ColumnArrays<TRow>.TypeOf(column.Type);
        if (column is ProjectionColumn<TRow, ValueList<string>> lists)
        {
            // COPY in binary form takes the very type of the column, unlike a parameter.
            return row => importer.Write<string[]>([.. lists.Read(row)], NpgsqlDbType.Array | NpgsqlDbType.Varchar);
        }

        return row =>
        {
            if (column.Read(row) is { } value)
            {
                importer.Write(value, type);
            }
            else
            {
                importer.WriteNull();
            }
        };
    }
}
