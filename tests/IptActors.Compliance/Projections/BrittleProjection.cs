using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Compliance.Projections;

/// <summary>Counts the events of each course, and cannot fold a suspension until it is mended.</summary>
internal sealed class BrittleProjection : Projection<BrittleProjection.Tally>
{
    public static ProjectionTable<BrittleRow> Table { get; } = ProjectionTable.Of<BrittleRow>();

    public bool Mended { get; set; }

    public override string Name => "brittle";

    public override int Version => 1;

    public override string Question => "How many events has each course?";

    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    protected override Tally Empty => new(0);

    protected override Tally Fold(Tally memory, in CourseStep step) =>
        !Mended && step.After.Lifecycle.Suspended && !step.Before.Lifecycle.Suspended
            ? throw new InvalidDataException("Suspensions are not foreseen.")
            : new Tally(memory.Events + 1);

    protected override void Write(CourseFold course, Tally memory, RowSink rows) =>
        rows.Add(Table, new BrittleRow(course.Key.Clinic.Value, course.Key.Course.Value, memory.Events));

    internal sealed record Tally(int Events);
}

/// <summary>A course and its events.</summary>
[Table("brittle", "One row for each course.")]
internal sealed record BrittleRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course.")] string Course,
    [Column("Events so far.")] int Events) : ICourseRow;
