using IptActors.Domain.ExpectedCourses;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Phases;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.OutcomeTrajectories;

/// <summary>How do the scores of each course move, and is it on track?</summary>
public sealed class OutcomeTrajectoryProjection : Projection
{
    private OutcomeTrajectoryProjection()
    {
    }

    /// <summary>Scores.</summary>
    public static ProjectionTable<ScoreRow> Scores { get; } = ProjectionTable.Of<ScoreRow>();

    /// <summary>What they come to, by measure.</summary>
    public static ProjectionTable<CourseMeasureRow> Measures { get; } = ProjectionTable.Of<CourseMeasureRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static OutcomeTrajectoryProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "outcome_trajectory";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override string Question => "How do the scores of each course move, and is it on track?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Scores, Measures];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Referral | CourseParts.Lifecycle | CourseParts.CareTeam | CourseParts.Contracts | CourseParts.Sessions | CourseParts.Measures;

    /// <summary>The scores of rows, in time order, as the domain takes them.</summary>
    public static IReadOnlyList<ScoreEntry> Entries(IEnumerable<ScoreRow> rows) =>
    [
        .. rows.OrderBy(row => row.CompletedAt).ThenBy(row => row.Administration).Select(row => new ScoreEntry(
            row.Administration, row.Version, row.Measure, row.CompletedAt, row.SessionNumber, row.Total, row.Prorated, row.AfterClosure, row.WithContact, row.IsCase)),
    ];

    /// <inheritdoc/>
    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
        var planned = PlannedSessions.Of(course.State, course.Catalog);
        foreach (var trajectory in OutcomeTrajectory.Of(ScoreEntry.Of(course.State), planned, course.Catalog, course.Policy))
        {
            foreach (var point in trajectory.Points)
            {
                rows.Add(Scores, Row(course, point));
            }

            rows.Add(Measures, Row(course, planned, trajectory));
        }
    }

    private static ScoreRow Row(CourseFold course, ScorePoint point) => new(
        course.Key.Clinic.Value,
        course.Key.Course.Value,
        point.Entry.Administration,
        point.Entry.Version,
        point.Entry.Measure,
        point.Entry.CompletedAt,
        point.Entry.SessionNumber,
        point.Entry.Total,
        point.Entry.Prorated,
        point.Entry.AfterClosure,
        point.Entry.WithContact,
        point.Band,
        point.Case,
        point.Improvement,
        point.Reliable,
        point.Response,
        point.Remission);

    private static CourseMeasureRow Row(CourseFold course, int planned, OutcomeTrajectory trajectory)
    {
        var signal = trajectory.Signals.Count == 0 ? null : trajectory.Signals[^1];
        return new CourseMeasureRow(
            course.Key.Clinic.Value,
            course.Key.Course.Value,
            trajectory.Measure.Code,
            course.State.CareTeam.Therapist,
            course.State.Lifecycle.Phase == Phase.Closed,
            planned,
            trajectory.Verdict?.First,
            trajectory.Verdict?.Last,
            trajectory.Verdict?.Reliable,
            trajectory.Verdict?.Significance,
            signal is null ? -1 : (int)signal.Status,
            signal?.Administration,
            signal?.Version,
            signal?.SessionNumber,
            signal?.Rule,
            signal?.RuleSet,
            signal?.RuleSetVersion,
            signal?.Why,
            signal?.ExpectedTotal,
            signal?.FoundTotal,
            signal?.LimitTotal);
    }
}
