using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Postgres.Projections;

/// <summary>Reads rows from schema <c>ipt_projection</c>.</summary>
/// <param name="database">Where; must outlive it.</param>
public sealed class PostgresProjectionRows(PostgresDatabase database) : IProjectionRows
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> ListAsync<TRow>(ProjectionTable<TRow> table, RowQuery query, CancellationToken cancellationToken)
        where TRow : class, ICourseRow, IEquatable<TRow> =>
        PostgresProjectionStore.RunAsync(
            async token =>
            {
                await using var command = database.DataSource.CreateCommand();
                var where = new RowConditions(command, table);
                where.Add(query);
                where.AddAfter(query);
                var byKey = query.OrderBy is null or "course";
                var order = RowMark.Columns(table, query.OrderBy)
                    .Select((column, i) => $"t.{column.Name}{(query.Descending && (i == 0 || byKey) ? " desc" : "")}{(column.Nullable ? " nulls last" : "")}");
                command.CommandText =
                    $"select {string.Join(", ", table.Columns.Select(column => $"t.{column.Name}"))} from {new TableSql(table).Live} t where {where.Sql} order by {string.Join(", ", order)}";
                if (query.Limit is { } limit)
                {
                    command.CommandText += $" limit {where.Parameter(limit)}";
                }

                await using var reader = await command.ExecuteReaderAsync(token);
                var row = new DataReaderRow(reader);
                var rows = new List<TRow>();
                while (await reader.ReadAsync(token))
                {
                    rows.Add(table.Read(row));
                }

                return (IReadOnlyList<TRow>)rows;
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RowGroup>> GroupAsync(
        ProjectionTable table, RowQuery query, IReadOnlyList<string> by, IReadOnlyList<string> sums, CancellationToken cancellationToken, bool countCourses = false) =>
        PostgresProjectionStore.RunAsync(
            async token =>
            {
                await using var command = database.DataSource.CreateCommand();
                var where = new RowConditions(command, table);
                where.Add(query);
                var columns = by.Select(column => $"t.{where.Column(column).Name}").Concat(["count(*)", countCourses ? "count(distinct t.course)" : "null::bigint"]).Concat(sums.Select(column => $"coalesce(sum(t.{where.Column(column).Name}::int), 0)"));
                var group = by.Count == 0 ? "" : $" group by {string.Join(", ", by.Select(column => $"t.{column}"))} order by {string.Join(", ", by.Select(column => $"t.{column} nulls last"))}";
                command.CommandText = $"select {string.Join(", ", columns)} from {new TableSql(table).Live} t where {where.Sql}{group}";
                await using var reader = await command.ExecuteReaderAsync(token);
                var groups = new List<RowGroup>();
                while (await reader.ReadAsync(token))
                {
                    groups.Add(new RowGroup(
                        [.. by.Select((_, i) => reader.IsDBNull(i) ? null : reader.GetString(i))],
                        reader.GetInt64(by.Count),
                        [.. sums.Select((_, i) => reader.GetInt64(by.Count + 2 + i))],
                        reader.IsDBNull(by.Count + 1) ? null : reader.GetInt64(by.Count + 1)));
                }

                return (IReadOnlyList<RowGroup>)groups;
            },
            cancellationToken);
}
