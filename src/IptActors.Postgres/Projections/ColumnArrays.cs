using IptActors.Domain.Values;
using IptActors.Engine.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Projections;

/// <summary>Makes the array parameter of one column from rows.</summary>
internal sealed class ColumnArrays<TRow>(IReadOnlyList<TRow> rows) : IColumnVisitor<TRow, NpgsqlParameter>
{
    public NpgsqlParameter Visit<TValue>(ProjectionColumn<TRow, TValue> column)
    {
        var type = NpgsqlDbType.Array | TypeOf(column.Type);
        if (column is ProjectionColumn<TRow, ValueList<string>> lists)
        {
            return new NpgsqlParameter<string[]>
            {
                TypedValue = [.. rows.Select(row => string.Join(TableSql.ItemSeparator, lists.Read(row)))],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            };
        }

        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column.Read(rows[i]);
        }

        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = type };
    }

    internal static NpgsqlDbType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Text => NpgsqlDbType.Text,
        ColumnType.Number => NpgsqlDbType.Integer,
        ColumnType.LongNumber => NpgsqlDbType.Bigint,
        ColumnType.Boolean => NpgsqlDbType.Boolean,
        ColumnType.Date => NpgsqlDbType.Date,
        ColumnType.Timestamp => NpgsqlDbType.TimestampTz,
        ColumnType.TextList => NpgsqlDbType.Array | NpgsqlDbType.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type that no column has."),
    };
}
