using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.GoalProgress;

/// <summary>A goal of a course and how far it is.</summary>
[Table("goal", "One row for each goal of a course: where it began, where it stands, where it should go.")]
public sealed record GoalRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Number of the goal in the course.", Key = true)] int Goal,
    [Column("The goal in the client's words.", Private = true)] string Text,
    [Column("Code of the problem area; null for a goal outside the focus.")] string? ProblemArea,
    [Column("Number of the related person of the inventory; null for none.")] int? RelatedPerson,
    [Column("Code of the list goal_measure.")] string Measure,
    [Column("Value at the start; null before the first rating.")] int? Baseline,
    [Column("Value at which it is reached.")] int Target,
    [Column("Latest value; null before the first rating.")] int? Value,
    [Column("Number of the session by which it should be reached; null for none.")] int? DueSession,
    [Column("Code of the list goal_status.")] string Status,
    [Column("Code of the list goal_achievement; null before the first rating.")] string? Achievement,
    [Column("Share of the way from baseline to target in thousandths, 0 to 1000; null before the first rating and where there is no way to go.")] int? ProgressPerMille) : ICourseRow;
