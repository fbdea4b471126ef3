using IptActors.Domain.Values;
using IptActors.Engine.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Projections;

/// <summary>Makes what writes one column of a row into a binary COPY.</summary>
internal sealed class ColumnWriters<TRow>(NpgsqlBinaryImporter importer) : IColumnVisitor<TRow, Func<TRow, CancellationToken, Task>>
{
    public Func<TRow, CancellationToken, Task> Visit<TValue>(ProjectionColumn<TRow, TValue> column)
    {
        var type = ColumnArrays<TRow>.TypeOf(column.Type);
        if (column is ProjectionColumn<TRow, ValueList<string>> lists)
        {
            // COPY in binary form takes the very type of the column, unlike a parameter.
            return (row, token) => importer.WriteAsync<string[]>([.. lists.Read(row)], NpgsqlDbType.Array | NpgsqlDbType.Varchar, token);
        }

        return (row, token) => column.Read(row) is { } value ? importer.WriteAsync(value, type, token) : importer.WriteNullAsync(token);
    }
}
