using IptActors.Domain.Goals;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.GoalProgress;

/// <summary>How far is each goal, and how did it get there?</summary>
public sealed class GoalProgressProjection : Projection<ValueList<GoalRating>>
{
    private GoalProgressProjection()
    {
    }

    /// <summary>Goals.</summary>
    public static ProjectionTable<GoalRow> Goals { get; } = ProjectionTable.Of<GoalRow>();

    /// <summary>Their ratings.</summary>
    public static ProjectionTable<GoalRatingRow> Ratings { get; } = ProjectionTable.Of<GoalRatingRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static GoalProgressProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "goal_progress";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override string Question => "How far is each goal, and how did it get there?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Goals, Ratings];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Goals;

    /// <inheritdoc/>
    protected override ValueList<GoalRating> Empty => [];

    /// <inheritdoc/>
    protected override ValueList<GoalRating> Fold(ValueList<GoalRating> memory, in CourseStep step)
    {
        var recorded = step.Record.Recorded;
        return step.Event is GoalRated e ? memory.Add(new GoalRating(recorded.Version, e.Goal, recorded.OccurredAt, e.Value, e.Achievement)) : memory;
    }

    /// <inheritdoc/>
    protected override void Write(CourseFold course, ValueList<GoalRating> memory, RowSink rows)
    {
        var (clinic, id) = (course.Key.Clinic.Value, course.Key.Course.Value);
        foreach (var goal in course.State.Goals.Goals)
        {
            rows.Add(Goals, new GoalRow(
                clinic, id, goal.Ordinal, goal.Text.Value, goal.ProblemArea, goal.RelatedPerson, goal.Measure, goal.Baseline, goal.Target, goal.Value,
                goal.DueSession, goal.Status, goal.Achievement, goal.ProgressPerMille));
        }

        foreach (var rating in memory)
        {
            rows.Add(Ratings, new GoalRatingRow(clinic, id, rating.Version, rating.Goal, rating.RatedAt, rating.Value, rating.Achievement));
        }
    }
}
