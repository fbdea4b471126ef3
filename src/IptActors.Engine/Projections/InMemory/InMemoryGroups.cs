using System.Globalization;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.InMemory;

/// <summary>Counts and adds up rows by group.</summary>
internal abstract class InMemoryGroups
{
    /// <summary>For the rows of a table, whatever their type.</summary>
    public static InMemoryGroups Of(ProjectionTable table) =>
        (InMemoryGroups)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(table.GetType().GenericTypeArguments), table)!;

    /// <summary>The groups of the rows that match, in order.</summary>
    public abstract IReadOnlyList<RowGroup> Group(InMemoryTable rows, InMemoryTable summaries, RowQuery query, IReadOnlyList<string> by, IReadOnlyList<string> sums);

    private sealed class Typed<TRow>(ProjectionTable<TRow> table) : InMemoryGroups
        where TRow : class, ICourseRow, IEquatable<TRow>
    {
        public override IReadOnlyList<RowGroup> Group(InMemoryTable rows, InMemoryTable summaries, RowQuery query, IReadOnlyList<string> by, IReadOnlyList<string> sums)
        {
            var matching = rows.Matching(table, query, summaries).ToList();
            if (by.Count == 0)
            {
                return [Sum([], matching, sums)];
            }

            return [.. matching
                .GroupBy(row => string.Join('\u001f', by.Select(column => Value(row, column) as string ?? "\u001e")))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Sum([.. by.Select(column => Value(group.First(), column) as string)], [.. group], sums))];
        }

        private RowGroup Sum(IReadOnlyList<string?> values, List<TRow> rows, IReadOnlyList<string> sums) => new(
            values, rows.Count, [.. sums.Select(column => rows.Sum(row => Number(Value(row, column))))], rows.Select(row => row.Course).Distinct().Count());

        private object? Value(TRow row, string column) => table.TypedColumns.Single(candidate => candidate.Name == column).ValueOf(row);

        private static long Number(object? value) => value is bool flag ? (flag ? 1 : 0) : Convert.ToInt64(value ?? 0, CultureInfo.InvariantCulture);
    }
}
