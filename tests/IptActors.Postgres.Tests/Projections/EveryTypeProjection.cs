using IptActors.Domain.Values;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Postgres.Tests.Projections;

/// <summary>A row with a column of every type that a table may have, given by the test.</summary>
internal sealed class EveryTypeProjection : Projection
{
    public static ProjectionTable<EveryTypeRow> Table { get; } = ProjectionTable.Of<EveryTypeRow>();

    public override string Name => "every_type";

    public override int Version => 1;

    public override string Question => "What can a row hold?";

    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
    }

    /// <summary>Rows as changes to the table.</summary>
    public static RowChanges Changes(IEnumerable<EveryTypeRow> rows)
    {
        var sink = new RowSink([Table]);
        foreach (var row in rows)
        {
            sink.Add(Table, row);
        }

        var changes = Table.NewChanges();
        sink.Diff(new RowSink([Table]), [changes]);
        return changes;
    }
}

/// <summary>A column of every type.</summary>
[Table("every_type", "A column of every type.")]
internal sealed record EveryTypeRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course.")] string Course,
    [Column("Text.")] string Text,
    [Column("Text or none.")] string? NoText,
    [Column("Number.")] int Number,
    [Column("Number or none.")] int? NoNumber,
    [Column("Large number.")] long Large,
    [Column("Large number or none.")] long? NoLarge,
    [Column("Yes or no.")] bool Yes,
    [Column("Yes, no or none.")] bool? NoYes,
    [Column("Day.")] DateOnly Day,
    [Column("Day or none.")] DateOnly? NoDay,
    [Column("Moment.")] DateTimeOffset At,
    [Column("Moment or none.")] DateTimeOffset? NotAt,
    [Column("Texts.")] ValueList<string> Texts) : ICourseRow;
