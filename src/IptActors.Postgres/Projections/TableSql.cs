using System.Text;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Postgres.Projections;

/// <summary>The statements of one read table, made from its description. Names come from code, never from callers.</summary>
internal sealed class TableSql(ProjectionTable table)
{
    /// <summary>Schema of the rows.</summary>
    public const string Schema = "ipt_projection";

    /// <summary>Schema of the views for SQL readers.</summary>
    public const string ReadSchema = "ipt_read";

    /// <summary>Separates the items of a list column in an array parameter: PostgreSQL cannot unnest lists of lists evenly.</summary>
    public const char ItemSeparator = '\u001f';

    public string Live => $"{Schema}.{table.Name}";

    public string Shadow => $"{Schema}.{table.Name}__shadow";

    public string Old => $"{Schema}.{table.Name}__old";

    public string View => $"{ReadSchema}.{table.Name}";

    private IEnumerable<string> Columns => table.Columns.Select(column => column.Name);

    /// <summary>Statistics and dead rows of a copy that is being filled are of no use to anybody: <see cref="Attend"/> comes with the switch.</summary>
    public string CreateShadow() => $"{Create(Shadow)} alter table {Shadow} set (autovacuum_enabled = off);";

    /// <summary>Has PostgreSQL look after a table from now on.</summary>
    public static string Attend(string name) => $"alter table {name} reset (autovacuum_enabled);";

    public string Create(string name)
    {
        var columns = table.Columns.Select(column => $"    {column.Name} {TypeOf(column.Type)}{(column.Nullable ? "" : " not null")}");
        return $"create table {name} (\n{string.Join(",\n", columns)}\n) with (fillfactor = 80);";
    }

    public string Comments(string name)
    {
        var sql = new StringBuilder($"comment on table {name} is {Quote(table.Description)};");
        foreach (var column in table.Columns)
        {
            sql.Append($"comment on column {name}.{column.Name} is {Quote(column.Description)};");
        }

        return sql.ToString();
    }

    /// <summary>Key and indexes; after a bulk load they are made faster than kept up.</summary>
    public string CreateIndexes(string name) =>
        $"alter table {name} add primary key ({string.Join(", ", table.Key)});"
        + string.Concat(table.Indexes.Select(columns => $"create index on {name} ({string.Join(", ", columns)});"));

    /// <summary>The view, of clinics that whoever reads it may read. A barrier: no function of the reader sees a row before that was asked.</summary>
    public string CreateView()
    {
        var shown = table.Columns.Where(column => !column.Private).ToList();
        var sql = new StringBuilder(
            $"""
            create or replace view {View} with (security_barrier) as
            select {string.Join(", ", shown.Select(column => column.Name))} from {Live} t
            where exists (select from ipt.sql_reader r where r.role_name = current_user and r.clinic in (t.clinic, '*'));
            comment on view {View} is {Quote(table.Description)};
            """);
        foreach (var column in shown)
        {
            sql.Append($"comment on column {View}.{column.Name} is {Quote(column.Description)};");
        }

        return sql.ToString();
    }

    public string Copy(string name) => $"copy {name} ({string.Join(", ", Columns)}) from stdin (format binary)";

    /// <summary>Rows from one array for each column; a row with the key of another takes its place.</summary>
    public string Upsert(string name)
    {
        var values = table.Columns.Select(column => column.Type == ColumnType.TextList ? $"string_to_array(r.{column.Name}, E'\\x1f')" : $"r.{column.Name}");
        var rest = table.Columns.Where(column => !column.Key).Select(column => $"{column.Name} = excluded.{column.Name}").ToList();
        return
            $"""
            insert into {name} ({string.Join(", ", Columns)})
            select {string.Join(", ", values)}
            from unnest({string.Join(", ", table.Columns.Select((_, i) => $"${i + 1}"))}) as r ({string.Join(", ", Columns)})
            on conflict ({string.Join(", ", table.Key)}) do {(rest.Count == 0 ? "nothing" : $"update set {string.Join(", ", rest)}")}
            """;
    }

    /// <summary>Removes rows by their keys, one array for each key column.</summary>
    public string Delete(string name)
    {
        var key = table.Key.ToList();
        return
            $"""
            delete from {name} t using unnest({string.Join(", ", key.Select((_, i) => $"${i + 1}"))}) as r ({string.Join(", ", key)})
            where {string.Join(" and ", key.Select(column => $"t.{column} = r.{column}"))}
            """;
    }

    /// <summary>Count and two sums of hashes over all rows: the same for the same rows, whatever their order.</summary>
    public static string Hash(string name) =>
        $"""
        select count(*), coalesce(sum(hash_record_extended(t, 0)), 0)::text, coalesce(sum(hash_record_extended(t, 1)), 0)::text from {name} t
        """;

    /// <summary>Rows of either table that are not the same in the other; the same key counts once.</summary>
    public string CountDiffering() =>
        $"select count(*) from {Live} a full join {Shadow} b using ({string.Join(", ", table.Key)}) where a is distinct from b";

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Text => "varchar collate \"C\"",
        ColumnType.Number => "integer",
        ColumnType.LongNumber => "bigint",
        ColumnType.Boolean => "boolean",
        ColumnType.Date => "date",
        ColumnType.Timestamp => "timestamp with time zone",
        ColumnType.TextList => "varchar[] collate \"C\"",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type that no column has."),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
