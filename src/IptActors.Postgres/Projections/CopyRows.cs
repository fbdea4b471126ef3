using IptActors.Engine.Projections.Rows;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>Loads rows into a shadow copy by binary COPY.</summary>
internal sealed class CopyRows(NpgsqlConnection connection, BinaryCopy copy, CancellationToken cancellationToken) : IRowChangesVisitor<Task>
{
    public async Task Visit<TRow>(RowChanges<TRow> changes)
        where TRow : class, ICourseRow, IEquatable<TRow>
    {
        if (changes.Puts.Count == 0)
        {
            return;
        }

        Write(changes);
        var sql = new TableSql(changes.TypedTable);
        var stream = await connection.BeginRawBinaryCopyAsync(sql.Copy(sql.Shadow), cancellationToken);
        try
        {
            await stream.WriteAsync(copy.Written, cancellationToken);
        }
        catch
        {
            // Half of the rows are none.
            await stream.CancelAsync();
            throw;
        }

        await stream.DisposeAsync();
    }

    private void Write<TRow>(RowChanges<TRow> changes)
        where TRow : class, ICourseRow, IEquatable<TRow>
    {
        var writers = new ColumnWriters<TRow>(copy);
        var columns = changes.TypedTable.TypedColumns.Select(column => column.Accept(writers)).ToArray();
        copy.Begin();
        foreach (var row in changes.Puts)
        {
            copy.Row(columns.Length);
            foreach (var write in columns)
            {
                write(row);
            }
        }

        copy.End();
    }
}
