using IptActors.Domain.Values;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.RiskBoard;

/// <summary>A risk review. A lower score later does not take it away; a clinician's answer does.</summary>
[Table("risk_review", "One row for each risk review of a course, answered or not. Only a clinician's answer ends it, never a later low score. Times are UTC.")]
[TableIndex("clinic", "is_open", "board_order", "course")]
public sealed record RiskReviewRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Number of the review in the course.", Key = true)] int Review,
    [Column("Id of the treating therapist; null while none is assigned.")] string? Therapist,
    [Column("Whether it waits for a clinician.")] bool IsOpen,
    [Column("Whether the policy asks for contact on the same day.")] bool Escalate,
    [Column("Order on the board, rising: open ones to be answered the same day, other open ones, answered ones; oldest first in each.")] long BoardOrder,
    [Column("When it was opened (recorded).")] DateTimeOffset OpenedAt,
    [Column("Last day on which the answer is in time.")] DateOnly DueOn,
    [Column("Where it came from: code of the list risk_source.")] string Source,
    [Column("Code of the measure whose answers opened it; null for a concern.")] string? Measure,
    [Column("Risk items that reached their trigger, as phq9_9:2.")] ValueList<string> Items,
    [Column("Highest score of those items; null for a concern.")] int? Level,
    [Column("Whether the answer that opened it was recorded later than the policy allows.")] bool RecordedLate,
    [Column("Level of the latest risk assessment of the course; null when risk was never assessed.")] string? RiskLevel,
    [Column("Whether a safety plan is asked for and not there.")] bool SafetyPlanMissing,
    [Column("When it was answered (recorded); null while it is open.")] DateTimeOffset? AnsweredAt,
    [Column("Code of the list risk_review_outcome; null while it is open.")] string? Outcome) : ICourseRow;
