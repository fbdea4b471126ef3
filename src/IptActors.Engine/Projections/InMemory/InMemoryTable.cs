using IptActors.Domain.Values;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rows;
using RowComparison = IptActors.Engine.Projections.Queries.RowComparison;

namespace IptActors.Engine.Projections.InMemory;

/// <summary>Rows of one table in memory.</summary>
internal sealed class InMemoryTable : IRowChangesVisitor<bool>
{
    private readonly Dictionary<(string Clinic, string Course, string Key), ICourseRow> _rows = [];

    public IReadOnlyCollection<ICourseRow> All => _rows.Values;

    public void Apply(RowChanges changes) => changes.Accept(this);

    bool IRowChangesVisitor<bool>.Visit<TRow>(RowChanges<TRow> changes)
    {
        foreach (var row in changes.Removals)
        {
            _rows.Remove((row.Clinic, row.Course, changes.TypedTable.KeyOf(row)));
        }

        foreach (var row in changes.Puts)
        {
            _rows[(row.Clinic, row.Course, changes.TypedTable.KeyOf(row))] = row;
        }

        return true;
    }

    public IEnumerable<TRow> Matching<TRow>(ProjectionTable<TRow> table, RowQuery query, InMemoryTable summaries)
        where TRow : class, ICourseRow, IEquatable<TRow> =>
        _rows.Values.Cast<TRow>().Where(row =>
            row.Clinic == query.Clinic.Value
            && query.Conditions.All(condition => Meets(table.TypedColumns.Single(column => column.Name == condition.Column).ValueOf(row), condition))
            && (query.Viewer is not { } viewer || summaries.Sees(viewer, row)));

    private static bool Meets(object? value, RowCondition condition) => value is not null && condition.Comparison switch
    {
        RowComparison.Equal => value.Equals(condition.Value),
        RowComparison.In => ((IReadOnlyList<string>)condition.Value).Contains((string)value),
        RowComparison.AtLeast => Compare(value, condition.Value) >= 0,
        RowComparison.AtMost => Compare(value, condition.Value) <= 0,
        RowComparison.Below => Compare(value, condition.Value) < 0,
        RowComparison.Above => Compare(value, condition.Value) > 0,
        RowComparison.Has => ((ValueList<string>)value).Contains((string)condition.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Comparison, "A comparison without a meaning."),
    };

    internal static int Compare(object? one, object? other) => (one, other) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => Comparer<object?>.Default.Compare(one, other),
    };

    private bool Sees(CourseViewer viewer, ICourseRow row) =>
        _rows.GetValueOrDefault((row.Clinic, row.Course, "")) is CourseSummaryRow course
        && ((viewer.Own && (course.Therapist == viewer.Person || course.CoTherapists.Contains(viewer.Person) || (course.Therapist is null && course.OpenedBy == viewer.Person)))
            || (viewer.Supervised && course.Supervisor == viewer.Person));
}
