using IptActors.Engine.Projections.Rows;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>Adds the statements of changes to a batch.</summary>
internal sealed class WriteCommands(NpgsqlBatch batch, bool shadow) : IRowChangesVisitor<bool>
{
    public bool Visit<TRow>(RowChanges<TRow> changes)
        where TRow : class, ICourseRow, IEquatable<TRow>
    {
        var table = changes.TypedTable;
        var sql = new TableSql(table);
        var name = shadow ? sql.Shadow : sql.Live;
        if (changes.Removals.Count > 0)
        {
            Add(sql.Delete(name), table.TypedColumns.Where(column => column.Key), changes.Removals);
        }

        if (changes.Puts.Count > 0)
        {
            Add(sql.Upsert(name), table.TypedColumns, changes.Puts);
        }

        return true;
    }

    private void Add<TRow>(string sql, IEnumerable<ProjectionColumn<TRow>> columns, IReadOnlyList<TRow> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        var arrays = new ColumnArrays<TRow>(rows);
        foreach (var column in columns)
        {
            command.Parameters.Add(column.Accept(arrays));
        }

        batch.BatchCommands.Add(command);
    }
}
