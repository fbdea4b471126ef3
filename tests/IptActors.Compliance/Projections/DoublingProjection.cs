using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Compliance.Projections;

/// <summary>Gives a suspended course two rows of the same key, which no store can keep.</summary>
internal sealed class DoublingProjection : Projection
{
    private static readonly ProjectionTable<SuspensionRow> Table = ProjectionTable.Of<SuspensionRow>();

    public override string Name => "doubling";

    public override int Version => 1;

    public override string Question => "Is the course suspended?";

    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    protected override void Write(CourseFold course, object? memory, RowSink rows)
    {
        for (var copy = 0; copy < (course.State.Lifecycle.Suspended ? 2 : 1); copy++)
        {
            rows.Add(Table, new SuspensionRow(course.Key.Clinic.Value, course.Key.Course.Value, "lifecycle", course.State.Lifecycle.Suspended));
        }
    }
}

/// <summary>Whether a course is suspended.</summary>
[Table("suspension", "One row for each course.")]
internal sealed record SuspensionRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course.")] string Course,
    [Column("What is told.", Key = true)] string What,
    [Column("Whether it is suspended.")] bool Suspended) : ICourseRow;
