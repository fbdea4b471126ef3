using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.OutcomeTrajectories;

/// <summary>What the scores of one measure come to in one course, and whether it is on track.</summary>
[Table("course_measure", "One row for each course and measure: first and last score, and the last signal of the expected course with the rule behind it.")]
[TableIndex("clinic", "closed", "concern", "course")]
public sealed record CourseMeasureRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Code of the measure.", Key = true)] string Measure,
    [Column("Id of the treating therapist; null while none is assigned.")] string? Therapist,
    [Column("Whether the course has ended.")] bool Closed,
    [Column("Sessions the course is planned for: of the contract, before one the most that the protocol usually has.")] int PlannedSessions,
    [Column("First total in 1/scale; null before there are two.")] int? FirstTotal,
    [Column("Last total in 1/scale, follow-ups after closure left out; null before there are two.")] int? LastTotal,
    [Column("improved, deteriorated or none; null when it cannot be said.")] string? Reliable,
    [Column("After Jacobson and Truax: recovered, improved, unchanged or deteriorated; null when it cannot be said.")] string? Significance,
    [Column("How far from what is expected: 0 on track, 1 watch, 2 off track; -1 when the rules cannot say.")] int Concern,
    [Column("Number of the administration that the signal speaks on; null when the rules cannot say.")] int? SignalAdministration,
    [Column("Version of the event after which it holds.")] long? SignalVersion,
    [Column("Number of the session.")] int? SignalSession,
    [Column("Code of the rule that decided.")] string? Rule,
    [Column("Code of the rule set.")] string? RuleSet,
    [Column("Version of the rule set.")] string? RuleSetVersion,
    [Column("Why, in words, with the numbers.")] string? Why,
    [Column("Total expected at that session, in 1/scale.")] int? ExpectedTotal,
    [Column("Total found.")] int? FoundTotal,
    [Column("Total beyond which the rule speaks; null when it needs none.")] int? LimitTotal) : ICourseRow;
