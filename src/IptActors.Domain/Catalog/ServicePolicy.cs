namespace IptActors.Domain.Catalog;

/// <summary>
/// Choices of a service. The entry with the code "default" is for every service of a clinic; a service that differs has an entry of
/// its own with the code by which courses name it.
/// </summary>
public sealed record ServicePolicy : CatalogEntry
{
    /// <summary>
    /// Id of the time zone (IANA) in whose days courses opened from now on are counted. Days of figures over several services are those of
    /// the default policy.
    /// </summary>
    public required string TimeZone { get; init; }

    /// <summary>Code of the <see cref="DnaPolicy"/>.</summary>
    public required string DnaPolicy { get; init; }

    /// <summary>Days after closure within which a course may be reopened.</summary>
    public required int ReopenWithinDays { get; init; }

    /// <summary>Days between session 1 and 2 above which the first finding is raised (R12).</summary>
    public required int FirstGapDays { get; init; }

    /// <summary>Days between session 1 and 2 above which the second finding is raised (R12).</summary>
    public required int LongFirstGapDays { get; init; }

    /// <summary>Days without contact on an open course above which a finding is raised (R12).</summary>
    public required int NoContactDays { get; init; }

    /// <summary>Problem areas that may be active at once (R8). Two is accepted with a warning.</summary>
    public required int MaxActiveFocus { get; init; }

    /// <summary>Contracted sessions accepted at all, for protocols that set no wider range.</summary>
    public required IntRange AbsoluteSessions { get; init; }

    /// <summary>Sessions beyond the contract that are accepted with a warning before R7 refuses.</summary>
    public required int SessionsBeyondContract { get; init; }

    /// <summary>True when a client may have only one active course in the service (R14).</summary>
    public required bool OneActiveCoursePerClient { get; init; }

    /// <summary>Age in years below which guardian and assent status are needed (R13).</summary>
    public required int AgeOfMajority { get; init; }

    /// <summary>True when a session counts as complete only after the therapist signed it.</summary>
    public required bool SessionSignOffRequired { get; init; }

    /// <summary>Days within which a session should be signed off.</summary>
    public required int SignOffWithinDays { get; init; }

    /// <summary>Days after closure within which the discharge letter is due (T21).</summary>
    public required int DischargeLetterDays { get; init; }

    /// <summary>Sessions either side of N/2 within which the review counts (T15).</summary>
    public required int MidReviewTolerance { get; init; }

    /// <summary>Sessions before the last one by which the ending must have been discussed (T16).</summary>
    public required int EndingNoticeSessions { get; init; }

    /// <summary>Sessions before the last one by which it is better discussed (T16).</summary>
    public required int EndingNoticePreferred { get; init; }

    /// <summary>Persons the inventory needs at least (T09).</summary>
    public required int InventoryMinPersons { get; init; }

    /// <summary>Persons an inventory usually has.</summary>
    public required IntRange InventoryUsualPersons { get; init; }

    /// <summary>Hours after which an entered risk answer is reported as late.</summary>
    public required int LateRiskEntryHours { get; init; }

    /// <summary>Days after its recording within which a risk review should be answered.</summary>
    public required int RiskReviewDays { get; init; }

    /// <summary>True when the second risk step asks for contact on the same day.</summary>
    public required bool EscalateSameDay { get; init; }

    /// <summary>True when a prorated score may decide outcome flags.</summary>
    public required bool ProratedScoresCountForOutcome { get; init; }

    /// <summary>True when a score given in a missed or cancelled slot counts as first or last score.</summary>
    public required bool ScoresWithoutContactCount { get; init; }

    /// <summary>Name of the reliable-change rule set.</summary>
    public required string ReliableChangeRuleSet { get; init; }

    /// <summary>Thousandths of finished courses that should have first and last scores; below it a finding is raised.</summary>
    public required int PairedDataPerMille { get; init; }

    /// <summary>Thousandths of middle sessions on a contracted focus that count as good (F4).</summary>
    public required int FocusConsistencyPerMille { get; init; }

    /// <summary>Hours a break-glass grant lasts.</summary>
    public required int BreakGlassHours { get; init; }

    /// <summary>Counts below this are suppressed in what is published.</summary>
    public required int SuppressCountsBelow { get; init; }

    /// <summary>Years after treatment that records are kept.</summary>
    public required int RetentionYears { get; init; }

    /// <summary>Years after death that records are kept.</summary>
    public required int RetentionYearsAfterDeath { get; init; }
}
