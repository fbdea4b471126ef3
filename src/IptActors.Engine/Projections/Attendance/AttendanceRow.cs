using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Attendance;

/// <summary>One appointment and what became of it.</summary>
[Table("attendance", "One row for each appointment that was held, missed or called off. Days are those of the service.")]
[TableIndex("clinic", "day")]
[TableIndex("clinic", "therapist", "day")]
public sealed record AttendanceRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course.")] string Course,
    [Column("Ordinal of the appointment in the course, from 1.", Key = true)] int Session,
    [Column("Day on which it began, or would have begun.")] DateOnly Day,
    [Column("Month of that day, as 2026-11.")] string Month,
    [Column("Id of the therapist who treats the client now; null while none is assigned.")] string? Therapist,
    [Column("The service that treats.")] string Service,
    [Column("Code of the protocol.")] string Protocol,
    [Column("Code of the modality.")] string Modality,
    [Column("What became of it: held, missed or cancelled.")] string Status,
    [Column("Whether the client was seen.")] bool Attended,
    [Column("Whether the client did not come, or came too late to be seen.")] bool Missed,
    [Column("Whether the client called it off.")] bool CancelledByClient,
    [Column("Whether the provider called it off.")] bool CancelledByProvider,
    [Column("Whether the client was seen and the therapist signed the record off.")] bool SignedOff,
    [Column("Whether it counts as a treatment contact in national figures.")] bool TreatmentContact) : ICourseRow;
