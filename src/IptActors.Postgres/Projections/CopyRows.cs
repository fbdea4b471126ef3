using IptActors.Engine.Projections.Rows;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>Loads rows into a shadow copy by binary COPY.</summary>
internal sealed class CopyRows(NpgsqlConnection connection, CancellationToken cancellationToken) : IRowChangesVisitor<Task>
{
    public async Task Visit<TRow>(RowChanges<TRow> changes)
        where TRow : class, ICourseRow, IEquatable<TRow>
    {
        if (changes.Puts.Count == 0)
        {
            return;
        }

        var table = changes.TypedTable;
        var sql = new TableSql(table);
        await using var importer = await connection.BeginBinaryImportAsync(sql.Copy(sql.Shadow), cancellationToken);
        var writers = new ColumnWriters<TRow>(importer);
        var columns = table.TypedColumns.Select(column => column.Accept(writers)).ToArray();
        foreach (var row in changes.Puts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            importer.StartRow();
            foreach (var write in columns)
            {
                write(row);
            }
        }

        await importer.CompleteAsync(cancellationToken);
    }
}
