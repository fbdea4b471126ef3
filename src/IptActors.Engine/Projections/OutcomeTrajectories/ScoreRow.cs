using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.OutcomeTrajectories;

/// <summary>A score of a course and what it means against the first of its measure.</summary>
[Table("outcome_score", "One row for each measure given in a course and not retracted: the total and what it means against the first. Times are UTC.")]
[TableIndex("clinic", "measure", "completed_at")]
public sealed record ScoreRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Number of the administration in the course.", Key = true)] int Administration,
    [Column("Version of the event that recorded it.")] long Version,
    [Column("Code of the measure.")] string Measure,
    [Column("When it was filled in.")] DateTimeOffset CompletedAt,
    [Column("Number of the session it was given in; outside sessions, how many had been held by then.")] int SessionNumber,
    [Column("Total in 1/scale of the measure; null when too many items are missing.")] int? Total,
    [Column("Whether the total stands on fewer than all items.")] bool Prorated,
    [Column("Whether it is a follow-up on a closed course.")] bool AfterClosure,
    [Column("False when it belongs to an appointment that was missed or called off.")] bool WithContact,
    [Column("Code of the severity band; null when there is none.")] string? Band,
    [Column("Whether the total lies on the clinical side of the cut-off; null when that cannot be said.")] bool? IsCase,
    [Column("Change for the better since the first score, in 1/scale; negative when it got worse; null for the first.")] int? Improvement,
    [Column("improved, deteriorated or none; null when it cannot be said.")] string? Reliable,
    [Column("Whether it improved by the share that counts as response; null without a rule.")] bool? Response,
    [Column("Whether the total counts as remission; null without a rule.")] bool? Remission) : ICourseRow;
