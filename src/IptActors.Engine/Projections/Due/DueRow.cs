using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Due;

/// <summary>Something that waits to be done in a course.</summary>
[Table("due", "One row for each thing that waits to be done: measures asked for, reviews, tasks of the checklist, letters, risk reviews, sign-offs. Days are those of the service.")]
[TableIndex("clinic", "due_on", "course")]
[TableIndex("clinic", "overdue_from")]
[TableIndex("clinic", "therapist", "due_on")]
public sealed record DueRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course.")] string Course,
    [Column("What kind: measure, review (task T15), task, letter (task T21), risk_review or sign_off.", Key = true)] string Kind,
    [Column("Which: code of the task, number of the request, risk review or appointment.", Key = true)] string Item,
    [Column("Code of the measure; null for everything else.")] string? Measure,
    [Column("Last day that is in time; null when it is due by session.")] DateOnly? DueOn,
    [Column("Number of the last session that is in time; null when it is due by day.")] int? DueSession,
    [Column("Day from which it is overdue; the day after due_on, or 1900-01-01 when its session has passed; null when its session has not.")] DateOnly? OverdueFrom,
    [Column("Id of the therapist; null while none is assigned.")] string? Therapist) : ICourseRow;
