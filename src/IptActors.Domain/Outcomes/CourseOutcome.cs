namespace IptActors.Domain.Outcomes;

/// <summary>What a rule set makes of a course. Null means that it cannot be said, or does not apply: see each.</summary>
/// <param name="Finished">Whether the course ended with enough treatment contacts. The members about change are null when it did not.</param>
/// <param name="CaseAtStart">Whether any measure was at caseness at first; null when that hangs on a missing score.</param>
/// <param name="CaseAtEnd">The same for the last scores.</param>
/// <param name="CountsForRecovery">Whether the course is in the denominator of recovery: finished, and not known to have begun below caseness.</param>
/// <param name="Recovered">At caseness first, not at caseness last; null outside the denominator and where scores are missing.</param>
/// <param name="ReliablyImproved">A measure fell reliably and none rose reliably; null where scores are missing.</param>
/// <param name="ReliablyRecovered">Recovered and reliably improved; null as those are.</param>
/// <param name="ReliablyDeteriorated">A measure rose reliably and none fell reliably; null where scores are missing.</param>
/// <param name="NoReliableChange">Neither of the two; null where scores are missing.</param>
/// <param name="Paired">Whether every measure has a first and a last score.</param>
/// <param name="WithinShortWait">Whether treatment began within the shorter limit of the rule set.</param>
/// <param name="WithinLongWait">Whether treatment began within the longer limit.</param>
public sealed record CourseOutcome(
    bool Finished,
    bool? CaseAtStart,
    bool? CaseAtEnd,
    bool CountsForRecovery,
    bool? Recovered,
    bool? ReliablyImproved,
    bool? ReliablyRecovered,
    bool? ReliablyDeteriorated,
    bool? NoReliableChange,
    bool Paired,
    bool WithinShortWait,
    bool WithinLongWait);
