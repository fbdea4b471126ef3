using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.GoalProgress;

/// <summary>One rating of a goal.</summary>
[Table("goal_rating", "One row for each rating of a goal, in the order of the versions.")]
public sealed record GoalRatingRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Version of the event.", Key = true)] long Version,
    [Column("Number of the goal in the course.")] int Goal,
    [Column("When it was rated.")] DateTimeOffset RatedAt,
    [Column("The value.")] int Value,
    [Column("Code of the list goal_achievement.")] string Achievement) : ICourseRow;
