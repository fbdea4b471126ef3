using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Waiting;

/// <summary>How long somebody waited for treatment, and between the first two treatments.</summary>
[Table("treatment_wait", "One row for each course with an attended treatment contact: the waits that national figures count. Days are those of the service.")]
[TableIndex("clinic", "finished", "ended_on")]
[TableIndex("clinic", "first_treatment_on")]
public sealed record TreatmentWaitRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course.")] string Course,
    [Column("The service that treats.")] string Service,
    [Column("Day on which the referral was received.")] DateOnly ReferredOn,
    [Column("Day of the first attended treatment contact.")] DateOnly FirstTreatmentOn,
    [Column("Day of the second; null before it.")] DateOnly? SecondTreatmentOn,
    [Column("Days from the referral to the first treatment.")] int DaysToFirst,
    [Column("Days from the first treatment to the second; null before it.")] int? DaysToSecond,
    [Column("Attended treatment contacts up to the end of the course.")] int Contacts,
    [Column("Day on which the course ended; null while it is open.")] DateOnly? EndedOn,
    [Column("Whether it ended with two or more attended treatment contacts.")] bool Finished,
    [Column("Whether treatment began within 42 days of the referral.")] bool WithinSixWeeks,
    [Column("Whether treatment began within 126 days of the referral.")] bool WithinEighteenWeeks,
    [Column("Whether more than 28 days lay between the first two treatments.")] bool SecondAfter28Days,
    [Column("Whether more than 90 days lay between the first two treatments.")] bool SecondAfter90Days) : ICourseRow;
