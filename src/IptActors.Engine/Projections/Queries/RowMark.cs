using System.Globalization;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Queries;

/// <summary>A row's place in an order: the value it is ordered by, then its key without the clinic.</summary>
/// <param name="Values">The value of the order, unless the order is by key alone; then those of the key.</param>
public sealed record RowMark(IReadOnlyList<object?> Values)
{
    /// <summary>The columns of a mark: the one to order by, if any, then the key without the clinic.</summary>
    public static IReadOnlyList<ProjectionColumn> Columns(ProjectionTable table, string? orderBy)
    {
        var key = table.Columns.Where(column => column.Key && column.Name != "clinic");
        return orderBy is null || orderBy == "course" ? [.. key] : [table.Columns.Single(column => column.Name == orderBy), .. key];
    }

    /// <summary>The mark of a row.</summary>
    public static RowMark Of<TRow>(ProjectionTable<TRow> table, string? orderBy, TRow row)
        where TRow : class, ICourseRow, IEquatable<TRow> =>
        new([.. Columns(table, orderBy).Cast<ProjectionColumn<TRow>>().Select(column => column.ValueOf(row))]);

    /// <summary>The values as text, to be sent and read back.</summary>
    public IReadOnlyList<string?> ToTexts() => [.. Values.Select(value => value switch
    {
        null => null,
        DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    })];

    /// <summary>Reads what <see cref="ToTexts"/> wrote; null when it does not fit the table and the order.</summary>
    public static RowMark? Read(ProjectionTable table, string? orderBy, IReadOnlyList<string?> texts)
    {
        var columns = Columns(table, orderBy);
        if (columns.Count != texts.Count)
        {
            return null;
        }

        var values = new object?[texts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (texts[i] is { } text && (values[i] = Value(columns[i].Type, text)) is null)
            {
                return null;
            }
        }

        return new RowMark(values);
    }

    private static object? Value(ColumnType type, string text) => type switch
    {
        ColumnType.Text => text,
        ColumnType.Boolean => bool.TryParse(text, out var flag) ? flag : null,
        ColumnType.Number => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        ColumnType.LongNumber => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        ColumnType.Date => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : null,
        ColumnType.Timestamp => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        _ => null,
    };
}
