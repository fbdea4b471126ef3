using IptActors.Domain.Fidelity;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Fidelity;

/// <summary>How close to the protocol does each course run, by its record?</summary>
public sealed class FidelityProjection : Projection
{
    private FidelityProjection()
    {
    }

    /// <summary>Its table.</summary>
    public static ProjectionTable<FidelityRow> Table { get; } = ProjectionTable.Of<FidelityRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static FidelityProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "course_fidelity";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override string Question => "How close to the protocol does each course run, by its record?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Treatment;

    /// <inheritdoc/>
    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
        if (course.State.Lifecycle.TreatmentStartedOn is not { } started)
        {
            return;
        }

        foreach (var indicator in CourseFidelity.Of(course.State, course.Catalog, course.Tasks))
        {
            rows.Add(Table, new FidelityRow(
                course.Key.Clinic.Value,
                course.Key.Course.Value,
                indicator.Code,
                course.State.CareTeam.Therapist,
                started,
                course.State.Sessions.LastAttended?.Day,
                (int?)indicator.Share?.Numerator,
                (int?)indicator.Share?.Denominator));
        }
    }
}
