using System.Globalization;
using System.Text;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rows;
using Npgsql;
using RowComparison = IptActors.Engine.Projections.Queries.RowComparison;

namespace IptActors.Postgres.Projections;

/// <summary>Writes the conditions of a query over the alias t. Names are those of the table, values are parameters.</summary>
internal sealed class RowConditions(NpgsqlCommand command, ProjectionTable table)
{
    private readonly StringBuilder _sql = new();

    public string Sql => _sql.ToString();

    /// <summary>The column of a name.</summary>
    /// <exception cref="ArgumentException">The table has no such column: a bug.</exception>
    public ProjectionColumn Column(string name) =>
        table.Columns.FirstOrDefault(column => column.Name == name) ?? throw new ArgumentException($"{table.Name} has no column {name}.", nameof(name));

    /// <summary>Adds a parameter and says how to refer to it.</summary>
    public string Parameter(object value)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value is IReadOnlyList<string> texts and not string[] ? texts.ToArray() : value });
        return string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count}");
    }

    /// <summary>Clinic, conditions and viewer.</summary>
    public void Add(RowQuery query)
    {
        _sql.Append("t.clinic = ").Append(Parameter(query.Clinic.Value));
        foreach (var condition in query.Conditions)
        {
            var column = $"t.{Column(condition.Column).Name}";
            _sql.Append(" and ").Append(condition.Comparison switch
            {
                RowComparison.Equal => $"{column} = {Parameter(condition.Value)}",
                RowComparison.In => $"{column} = any({Parameter(condition.Value)})",
                RowComparison.AtLeast => $"{column} >= {Parameter(condition.Value)}",
                RowComparison.AtMost => $"{column} <= {Parameter(condition.Value)}",
                RowComparison.Below => $"{column} < {Parameter(condition.Value)}",
                RowComparison.Above => $"{column} > {Parameter(condition.Value)}",
                RowComparison.Has => $"{Parameter(condition.Value)} = any({column})",
                _ => throw new ArgumentOutOfRangeException(nameof(query), condition.Comparison, "A comparison without SQL."),
            });
        }

        if (query.Viewer is { } viewer)
        {
            _sql.Append(" and ").Append(Visible(viewer));
        }
    }

    /// <summary>Where the page before ended. Rows without a value to order by come last.</summary>
    public void AddAfter(RowQuery query)
    {
        if (query.After is not { } after)
        {
            return;
        }

        var columns = RowMark.Columns(table, query.OrderBy);
        var ordered = columns.Count > 0 && !columns[0].Key;
        var key = columns.Skip(ordered ? 1 : 0).Select((column, i) => ($"t.{column.Name}", Value: after.Values[i + (ordered ? 1 : 0)]!)).ToList();
        var beyond = $"({string.Join(", ", key.Select(part => part.Item1))}) > ({string.Join(", ", key.Select(part => Parameter(part.Value)))})";
        if (!ordered)
        {
            // By key alone, where only the course can be turned round.
            _sql.Append(" and ").Append(query.Descending ? beyond.Replace(") > (", ") < (", StringComparison.Ordinal) : beyond);
        }
        else if (after.Values[0] is { } value)
        {
            var name = $"t.{columns[0].Name}";
            var parameter = Parameter(value);
            _sql.Append(CultureInfo.InvariantCulture, $" and ({name} {(query.Descending ? '<' : '>')} {parameter} or ({name} = {parameter} and {beyond}) or {name} is null)");
        }
        else
        {
            _sql.Append(CultureInfo.InvariantCulture, $" and t.{columns[0].Name} is null and {beyond}");
        }
    }

    private string Visible(CourseViewer viewer)
    {
        var person = Parameter(viewer.Person);
        var relations = new List<string>();
        if (viewer.Own)
        {
            relations.Add($"a.therapist = {person} or {person} = any(a.co_therapists) or (a.therapist is null and a.opened_by = {person})");
        }

        if (viewer.Supervised)
        {
            relations.Add($"a.supervisor = {person}");
        }

        var related = relations.Count == 0 ? "false" : string.Join(" or ", relations);
        return ReferenceEquals(table, CourseSummaryProjection.Table)
            ? $"({related.Replace("a.", "t.", StringComparison.Ordinal)})"
            : $"exists (select from {new TableSql(CourseSummaryProjection.Table).Live} a where a.clinic = t.clinic and a.course = t.course and ({related}))";
    }
}
