using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Measures;

/// <summary>What happened to measures.</summary>
public abstract record MeasureEvent : CourseEvent
{
    private protected MeasureEvent()
    {
    }
}

/// <summary>A measure was completed.</summary>
/// <param name="Administration">Number of the administration in this course, from 1, over all measures.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="TotalOnly">Whether only the total is known, from a form scored elsewhere.</param>
/// <param name="Items">The answers, in the order of the form; only risk items where only the total is known.</param>
/// <param name="MissingItems">Codes of the items that were not answered; empty where only the total is known.</param>
/// <param name="Endorsed">Risk items that reached their trigger; empty when none did.</param>
/// <param name="Score">What the answers came to.</param>
/// <param name="Change">Against the first score of the measure; null for the first, and where a score may not be compared.</param>
/// <param name="CompletedAt">When it was filled in (UTC).</param>
/// <param name="Session">Ordinal of the session it was given in; null outside sessions.</param>
/// <param name="Mode">Code of the list <c>measure_mode</c>.</param>
/// <param name="CompletedBy">Code of the list <c>measure_respondent</c>.</param>
/// <param name="Language">BCP 47 tag; null when not known.</param>
/// <param name="InstrumentVersion">Version of the form.</param>
/// <param name="RuleData">Fingerprint of the catalog that scored it.</param>
/// <param name="Request">Number of the request it fulfils; null when nobody asked for it.</param>
/// <param name="AfterClosure">Whether it was filled in after the day on which the course was closed: a follow-up measure, never the last score of the treatment.</param>
public sealed record MeasureCompleted(
    int Administration,
    string Measure,
    bool TotalOnly,
    ValueList<AnsweredItem> Items,
    ValueList<string> MissingItems,
    ValueList<EndorsedItem> Endorsed,
    Score Score,
    ScoreChange? Change,
    DateTimeOffset CompletedAt,
    int? Session,
    string Mode,
    string CompletedBy,
    string? Language,
    string InstrumentVersion,
    string RuleData,
    int? Request,
    bool AfterClosure) : MeasureEvent;

/// <summary>A measure was asked for.</summary>
/// <param name="Request">Number of the request in this course, from 1.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="DueOn">Day by which it should be there.</param>
/// <param name="Session">Ordinal of the session it belongs to; null when it belongs to none.</param>
public sealed record MeasureRequested(int Request, string Measure, DateOnly DueOn, int? Session) : MeasureEvent;

/// <summary>A request for a measure was taken back.</summary>
/// <param name="Request">Number of the request.</param>
/// <param name="Reason">Null when it needs no words.</param>
public sealed record MeasureRequestCancelled(int Request, ProtectedText? Reason) : MeasureEvent;

/// <summary>An administration was corrected. Holds everything as it is right; the original stays.</summary>
/// <param name="Administration">Number of the administration.</param>
/// <param name="RefersTo">Version of the event that recorded it.</param>
/// <param name="Reason">Code of the list <c>correction_reason</c>.</param>
/// <param name="Note">Null when the reason says it.</param>
/// <param name="Measure">Code of the measure; a correction does not change it.</param>
/// <param name="TotalOnly">Whether only the total is known.</param>
/// <param name="Items">The right answers, in the order of the form; only risk items where only a total is known.</param>
/// <param name="MissingItems">Codes of the items that were not answered; empty where only a total is known.</param>
/// <param name="Endorsed">Risk items that reached their trigger; empty when none did.</param>
/// <param name="Score">What they come to.</param>
/// <param name="Change">Against the first score of the measure; null for the first.</param>
/// <param name="CompletedAt">When it was filled in (UTC).</param>
/// <param name="Session">Ordinal of the session it was given in; null outside sessions.</param>
/// <param name="RuleData">Fingerprint of the catalog that scored it now.</param>
public sealed record MeasureCorrected(
    int Administration,
    int RefersTo,
    string Reason,
    ProtectedText? Note,
    string Measure,
    bool TotalOnly,
    ValueList<AnsweredItem> Items,
    ValueList<string> MissingItems,
    ValueList<EndorsedItem> Endorsed,
    Score Score,
    ScoreChange? Change,
    DateTimeOffset CompletedAt,
    int? Session,
    string RuleData) : MeasureEvent;
