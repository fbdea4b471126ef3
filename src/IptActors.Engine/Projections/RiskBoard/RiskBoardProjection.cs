using System.Globalization;
using IptActors.Domain.Measures;
using IptActors.Domain.Risks;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.RiskBoard;

/// <summary>Which risk reviews wait for a clinician, since when, and which are to be answered today?</summary>
public sealed class RiskBoardProjection : Projection<ValueList<ReviewMoments>>
{
    // Above every number of ticks there is in a moment of this era, and three of it below the largest number of 64 bits.
    private const long Class = 3_000_000_000_000_000_000;

    private RiskBoardProjection()
    {
    }

    /// <summary>Its table.</summary>
    public static ProjectionTable<RiskReviewRow> Table { get; } = ProjectionTable.Of<RiskReviewRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static RiskBoardProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "risk_board";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override string Question => "Which risk reviews wait for a clinician, since when, and which are to be answered today?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.CareTeam | CourseParts.Measures | CourseParts.Risks;

    /// <inheritdoc/>
    protected override ValueList<ReviewMoments> Empty => [];

    /// <inheritdoc/>
    protected override ValueList<ReviewMoments> Fold(ValueList<ReviewMoments> memory, in CourseStep step)
    {
        var at = step.Record.Recorded.RecordedAt;
        return step.Event switch
        {
            RiskReviewRequired e => memory.Add(new ReviewMoments(e.Source, e.Late, at, null)),
            RiskReviewAcknowledged e => memory.SetItem(e.Review - 1, memory[e.Review - 1] with { AnsweredAt = at }),
            _ => memory,
        };
    }

    /// <inheritdoc/>
    protected override void Write(CourseFold course, ValueList<ReviewMoments> memory, RowSink rows)
    {
        foreach (var (review, moments) in course.State.Risks.Reviews.Zip(memory))
        {
            rows.Add(Table, Row(course, review, moments));
        }
    }

    private static RiskReviewRow Row(CourseFold course, RiskReview review, ReviewMoments moments)
    {
        var state = course.State;
        var administration = review.Administration is { } number ? state.Measures.Administrations[number - 1] : null;
        ValueList<EndorsedItem> endorsed = administration?.Endorsed ?? [];
        var rank = review.IsOpen ? review.Escalate ? 0 : 1 : 2;
        return new RiskReviewRow(
            course.Key.Clinic.Value,
            course.Key.Course.Value,
            review.Ordinal,
            state.CareTeam.Therapist,
            review.IsOpen,
            review.Escalate,
            (rank * Class) + moments.OpenedAt.UtcTicks,
            moments.OpenedAt,
            review.DueOn,
            moments.Source,
            administration?.Measure,
            endorsed.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Item}:{item.Level}")).ToValueList(),
            endorsed.Count == 0 ? null : endorsed.Max(item => item.Level),
            moments.Late,
            state.Risks.Level,
            state.Risks.SafetyPlanMissing,
            moments.AnsweredAt,
            review.Outcome);
    }
}
