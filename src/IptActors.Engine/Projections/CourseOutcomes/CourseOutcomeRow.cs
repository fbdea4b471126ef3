using IptActors.Domain.Values;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.CourseOutcomes;

/// <summary>What a rule set of outcomes makes of a course: facts and flags, to be added up.</summary>
[Table("course_outcome", "One row for each course and rule set of outcomes. Flags that cannot be said or do not apply are null; see docs/outcomes.md for the denominators.")]
[TableIndex("clinic", "rule_set", "ended_on")]
public sealed record CourseOutcomeRow(
    [Column("Id of the clinic.")] string Clinic,
    [Column("Id of the course, unique in its clinic.")] string Course,
    [Column("Code of the rule set.", Key = true)] string RuleSet,
    [Column("Version of the rule set.")] string RuleSetVersion,
    [Column("The service that treats.")] string Service,
    [Column("Id of the treating therapist; null when none was assigned.")] string? Therapist,
    [Column("Code of the protocol.")] string Protocol,
    [Column("Code of the problem area chosen first; null when none was.")] string? ProblemArea,
    [Column("Code of the modality of most attended treatment contacts, the earlier of two equal ones; null without a contact.")] string? Modality,
    [Column("Day on which the referral was received.")] DateOnly ReferredOn,
    [Column("Day of the first attended treatment contact; null before.")] DateOnly? FirstContactOn,
    [Column("Day of the second; null before.")] DateOnly? SecondContactOn,
    [Column("Day on which the course was closed; null while it is open.")] DateOnly? EndedOn,
    [Column("Month of that day, as 2026-11; null while it is open.")] string? EndedMonth,
    [Column("Code of the closure reason; null while it is open.")] string? ClosureReason,
    [Column("Attended treatment contacts; follow-ups do not count.")] int Contacts,
    [Column("Days from referral to the first contact; null before.")] int? WaitDays,
    [Column("Days from the first contact to the second; null before.")] int? GapDays,
    [Column("First and last total of each measure of the rule set, as phq9:18:7; empty where there is none.")] ValueList<string> Scores,
    [Column("Whether treatment began.")] bool Treated,
    [Column("Whether the course ended with enough contacts.")] bool Finished,
    [Column("Finished, and at caseness at first.")] bool CaseAtStart,
    [Column("Finished, and known to have begun below caseness: not in the denominator of recovery.")] bool BelowCaseAtStart,
    [Column("At caseness at first and not at last; null when it cannot be said or does not apply.")] bool? Recovered,
    [Column("Reliably improved; null when it cannot be said or does not apply.")] bool? ReliablyImproved,
    [Column("Recovered and reliably improved; null when it cannot be said or does not apply.")] bool? ReliablyRecovered,
    [Column("Reliably deteriorated; null when it cannot be said or does not apply.")] bool? ReliablyDeteriorated,
    [Column("Neither; null when it cannot be said or does not apply.")] bool? NoReliableChange,
    [Column("Finished, with first and last scores of all measures of the rule set.")] bool Paired,
    [Column("Finished, and treatment began within the shorter limit.")] bool WithinShortWait,
    [Column("Finished, and treatment began within the longer limit.")] bool WithinLongWait,
    [Column("Ended in treatment, earlier than the professional had planned.")] bool DroppedOut,
    [Column("Contacts of a finished course; 0 otherwise.")] int FinishedContacts) : ICourseRow;
