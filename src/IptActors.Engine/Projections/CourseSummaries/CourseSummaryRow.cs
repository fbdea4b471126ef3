using IptActors.Domain.Values;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.CourseSummaries;

/// <summary>A course on a line.</summary>
[Table("course_summary", "One row for each course that was opened: where it stands, who treats, what is left and what is due. Times are UTC.")]
[TableIndex("clinic", "therapist", "closed", "next_due_on", "course")]
[TableIndex("clinic", "closed", "next_due_on", "course")]
[TableIndex("clinic", "supervisor", "course")]
[TableIndex("clinic", "phase", "course")]
[TableIndex("clinic", "before_treatment", "referred_on", "course")]
public sealed record CourseSummaryRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Version of the last event that is in the row.")] long Version,
    [Column("The clinic's pseudonymous reference of the client.", Private = true)] string ClientRef,
    [Column("The service that treats.")] string Service,
    [Column("Code of the protocol.")] string Protocol,
    [Column("Code of the phase: referral, waitlist, assessment, initial, middle, termination, maintenance or closed.")] string Phase,
    [Column("Day on which the course entered the phase; null before the first change.")] DateOnly? PhaseSince,
    [Column("Whether the course is paused.")] bool Suspended,
    [Column("Whether the course has ended.")] bool Closed,
    [Column("Whether the client was ever taken on for treatment.")] bool Treated,
    [Column("Whether the course is in treatment: initial, middle, termination or maintenance.")] bool InTreatment,
    [Column("Whether the course is open and not in treatment: referral, waitlist or assessment.")] bool BeforeTreatment,
    [Column("Whether an appointment is planned and not yet recorded.")] bool HasAppointment,
    [Column("Id of the treating therapist; null while none is assigned.")] string? Therapist,
    [Column("Ids of co-therapists.")] ValueList<string> CoTherapists,
    [Column("Id of the supervisor; null when there is none.")] string? Supervisor,
    [Column("Id of the person who opened the course: sees it while no therapist is assigned.")] string OpenedBy,
    [Column("Code of the problem area in focus, the one chosen first; null while there is none.")] string? ProblemArea,
    [Column("Code of the modality of the last attended appointment, else of the next planned; null while there is none.")] string? Modality,
    [Column("Attended sessions that use up the contract in force.")] int SessionsUsed,
    [Column("Sessions of the contract in force; null before one is agreed.")] int? SessionsContracted,
    [Column("Sessions left in the contract in force; null before one is agreed.")] int? SessionsLeft,
    [Column("Attended treatment contacts as national figures count them.")] int TreatmentContacts,
    [Column("Appointments missed, in all.")] int Missed,
    [Column("Day on which the referral was received.")] DateOnly ReferredOn,
    [Column("Day on which treatment is expected to start, as last said; null when nobody said.")] DateOnly? ExpectedStart,
    [Column("Day on which treatment started; null before.")] DateOnly? TreatmentStartedOn,
    [Column("Day of the last attended appointment; null before the first.")] DateOnly? LastContactOn,
    [Column("Begin of the earliest appointment that is planned and not yet recorded; null when none is.")] DateTimeOffset? NextAppointment,
    [Column("First day on which something is due; null when nothing is due by day.")] DateOnly? NextDueOn,
    [Column("What is due then: measure, risk_review or letter; null when nothing is due by day.")] string? NextDue,
    [Column("Tasks of the checklist that are overdue by session.")] int TasksOverdue,
    [Column("Measures asked for and not there.")] int MeasuresWaiting,
    [Column("Risk reviews that wait for a clinician.")] int OpenRiskReviews,
    [Column("Level of the latest risk assessment; null when risk was never assessed.")] string? RiskLevel,
    [Column("Code of the first symptom measure given; null when none was.")] string? ScoreMeasure,
    [Column("Its last total in 1/scale of the measure; null when it has none.")] int? Score,
    [Column("Code of the band of that total; null when there is none.")] string? ScoreBand,
    [Column("How that total compares with the first: improved, deteriorated or none; null when it cannot be said.")] string? ReliableChange,
    [Column("Code of the closure reason; null while the course is open.")] string? ClosureReason,
    [Column("Day on which the course was closed; null while it is open.")] DateOnly? ClosedOn,
    [Column("When the course was opened (recorded).")] DateTimeOffset OpenedAt,
    [Column("When its last event was recorded.")] DateTimeOffset UpdatedAt) : ICourseRow;
