using System.Diagnostics;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Postgres.Projections;

/// <summary>Makes what writes one column of a row into a binary COPY.</summary>
internal sealed class ColumnWriters<TRow>(BinaryCopy copy) : IColumnVisitor<TRow, Action<TRow>>
{
    public Action<TRow> Visit<TValue>(ProjectionColumn<TRow, TValue> column) => column switch
    {
        ProjectionColumn<TRow, string?> texts => row =>
        {
            if (texts.Read(row) is { } text)
            {
                copy.Write(text);
            }
            else
            {
                copy.WriteNull();
            }
        },
        ProjectionColumn<TRow, ValueList<string>> lists => row => copy.Write(lists.Read(row)),
        ProjectionColumn<TRow, int> numbers => row => copy.Write(numbers.Read(row)),
        ProjectionColumn<TRow, int?> numbers => Nullable(numbers.Read, copy.Write),
        ProjectionColumn<TRow, long> numbers => row => copy.Write(numbers.Read(row)),
        ProjectionColumn<TRow, long?> numbers => Nullable(numbers.Read, copy.Write),
        ProjectionColumn<TRow, bool> answers => row => copy.Write(answers.Read(row)),
        ProjectionColumn<TRow, bool?> answers => Nullable(answers.Read, copy.Write),
        ProjectionColumn<TRow, DateOnly> days => row => copy.Write(days.Read(row)),
        ProjectionColumn<TRow, DateOnly?> days => Nullable(days.Read, copy.Write),
        ProjectionColumn<TRow, DateTimeOffset> moments => row => copy.Write(moments.Read(row)),
        ProjectionColumn<TRow, DateTimeOffset?> moments => Nullable(moments.Read, copy.Write),
        _ => throw new UnreachableException($"Column {column.Name} holds a {typeof(TValue).Name}, which no table may."),
    };

    private Action<TRow> Nullable<T>(Func<TRow, T?> read, Action<T> write)
        where T : struct => row =>
        {
            if (read(row) is { } value)
            {
                write(value);
            }
            else
            {
                copy.WriteNull();
            }
        };
}
