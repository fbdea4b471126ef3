using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Waiting;

/// <summary>How long do clients wait? By the rules of NHS Talking Therapies: 42 and 126 days to the first treatment, 28 and 90 to the second.</summary>
public sealed class TreatmentWaitProjection : Projection
{
    // NHS England, Talking Therapies key metrics: limits are inclusive for waits, exclusive for gaps.
    private const int SixWeeks = 42;
    private const int EighteenWeeks = 126;
    private const int Gap = 28;
    private const int LongGap = 90;

    private TreatmentWaitProjection()
    {
    }

    /// <summary>Its table.</summary>
    public static ProjectionTable<TreatmentWaitRow> Table { get; } = ProjectionTable.Of<TreatmentWaitRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static TreatmentWaitProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "treatment_wait";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override string Question => "How long do clients wait for the first and the second treatment?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Referral | CourseParts.Lifecycle | CourseParts.Sessions;

    /// <inheritdoc/>
    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
        var days = course.State.Sessions.Appointments
            .Where(appointment => appointment is { Held: true, TreatmentContact: true })
            .Select(appointment => appointment.Day)
            .Order()
            .ToList();
        if (days.Count == 0)
        {
            return;
        }

        var referral = course.State.Referral!;
        var first = days[0];
        DateOnly? second = days.Count > 1 ? days[1] : null;
        var toFirst = first.DayNumber - referral.ReferredOn.DayNumber;
        var toSecond = second?.DayNumber - first.DayNumber;
        var endedOn = course.State.Lifecycle.Closure?.ClosedOn;
        rows.Add(Table, new TreatmentWaitRow(
            course.Key.Clinic.Value,
            course.Key.Course.Value,
            referral.Service,
            referral.ReferredOn,
            first,
            second,
            toFirst,
            toSecond,
            days.Count,
            endedOn,
            endedOn is not null && days.Count >= 2,
            toFirst <= SixWeeks,
            toFirst <= EighteenWeeks,
            toSecond > Gap,
            toSecond > LongGap));
    }
}
