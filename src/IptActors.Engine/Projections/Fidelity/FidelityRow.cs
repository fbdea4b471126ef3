using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Fidelity;

/// <summary>An indicator of fidelity of a course.</summary>
[Table("course_fidelity", "One row for each course that was taken on and each indicator of fidelity: numerator and denominator. Computed from the record; never a judgement of competence.")]
[TableIndex("clinic", "therapist", "code")]
public sealed record FidelityRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Code of the indicator: F1 to F13, or F_total.", Key = true)] string Code,
    [Column("Id of the treating therapist; null while none is assigned.")] string? Therapist,
    [Column("Day on which treatment started.")] DateOnly TreatmentStartedOn,
    [Column("Day of the last attended appointment; null before the first.")] DateOnly? LastContactOn,
    [Column("Numerator; null when there is nothing to count.")] int? Numerator,
    [Column("Denominator; null when there is nothing to count.")] int? Denominator) : ICourseRow;
