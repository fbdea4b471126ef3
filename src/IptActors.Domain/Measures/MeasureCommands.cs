using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Measures;

/// <summary>Commands about measures. A closed course takes them too: follow-up measures and corrections (rule R3).</summary>
public abstract record MeasureCommand : CourseCommand, IAllowedAfterClosure
{
    private protected MeasureCommand()
    {
    }
}

/// <summary>Completes a measure: stores the answers, scores them, and asks for a risk review when a risk item is endorsed.</summary>
/// <param name="Measure">Code of a measure of the catalog.</param>
/// <param name="Items">The items of the form, each at most once; an item that is not here was left out. At least one is answered.</param>
/// <param name="CompletedAt">When it was filled in, not in the future; null for when the command says it happened.</param>
/// <param name="Session">Ordinal of the session it was given in; null outside sessions.</param>
/// <param name="Mode">Code of the list <c>measure_mode</c>.</param>
/// <param name="CompletedBy">Who answered, code of the list <c>measure_respondent</c>.</param>
/// <param name="Language">Language of the form, BCP 47 tag; null when not known.</param>
/// <param name="InstrumentVersion">Version of the form, 1 to 200 characters; null for the one the catalog describes.</param>
public sealed record CompleteMeasure(
    string Measure,
    ValueList<ItemAnswer> Items,
    DateTimeOffset? CompletedAt,
    int? Session,
    string Mode,
    string CompletedBy,
    string? Language,
    string? InstrumentVersion) : MeasureCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        if (MeasureChecks.Known(check, Measure) is { } measure)
        {
            check.That(Items.Any(answer => answer.Value is not null), "items", "Expected at least one answer, found none.");
            MeasureChecks.Answers(check, measure, Items);
        }

        MeasureChecks.Circumstances(check, CompletedAt, Session, Language, InstrumentVersion);
        check.Code("mode", Mode, "measure_mode");
        check.Code("completed_by", CompletedBy, "measure_respondent");
    }
}

/// <summary>Records a measure of which only the total is known: a licensed form scored elsewhere, a letter.</summary>
/// <param name="Measure">Code of a measure of the catalog.</param>
/// <param name="Total">The total, in units of the measure (tenths where its scale is 10), within its range; never null in a valid command.</param>
/// <param name="Items">Answers to risk items as far as they are known; empty when none is, then nothing follows about risk.</param>
/// <param name="CompletedAt">When it was filled in, not in the future; null for when the command says it happened.</param>
/// <param name="Session">Ordinal of the session it was given in; null outside sessions.</param>
/// <param name="Mode">Code of the list <c>measure_mode</c>.</param>
/// <param name="CompletedBy">Who answered, code of the list <c>measure_respondent</c>.</param>
/// <param name="Language">Language of the form, BCP 47 tag; null when not known.</param>
/// <param name="InstrumentVersion">Version of the form, 1 to 200 characters; null for the one the catalog describes.</param>
public sealed record RecordTotal(
    string Measure,
    int? Total,
    ValueList<ItemAnswer> Items,
    DateTimeOffset? CompletedAt,
    int? Session,
    string Mode,
    string CompletedBy,
    string? Language,
    string? InstrumentVersion) : MeasureCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        if (MeasureChecks.Known(check, Measure) is { } measure)
        {
            check.That(Total is not null, "total", "Expected the total, found nothing.");
            check.Range("total", Total, measure.Total.Min, measure.Total.Max);
            MeasureChecks.RiskAnswers(check, measure, Items);
        }

        MeasureChecks.Circumstances(check, CompletedAt, Session, Language, InstrumentVersion);
        check.Code("mode", Mode, "measure_mode");
        check.Code("completed_by", CompletedBy, "measure_respondent");
    }
}

/// <summary>Asks for a measure by a day. The next administration of the measure fulfils it.</summary>
/// <param name="Measure">Code of a measure of the catalog.</param>
/// <param name="DueOn">Day by which it should be there, not before the day of asking.</param>
/// <param name="Session">Ordinal of the session it belongs to; null when it belongs to none.</param>
public sealed record RequestMeasure(string Measure, DateOnly DueOn, int? Session) : MeasureCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        MeasureChecks.Known(check, Measure);
        check.That(DueOn >= check.Context.OccurredOn, "due_on", $"Expected {check.Context.OccurredOn:yyyy-MM-dd} or later, found {DueOn:yyyy-MM-dd}.");
        check.Ordinal("session", Session);
    }
}

/// <summary>Takes back a request for a measure that is no longer wanted.</summary>
/// <param name="Request">Number of the request.</param>
/// <param name="Reason">Why; null when it needs no words.</param>
public sealed record CancelMeasureRequest(int Request, ProtectedText? Reason) : MeasureCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("request", Request);
        check.OptionalText("reason", Reason);
    }
}

/// <summary>
/// Corrects an administration (rule R11). Gives everything as it is right; scores are made anew and risk is looked at again.
/// A risk review that the wrong answers opened stays open until a clinician acknowledges it. A wrong measure is retracted
/// and recorded again.
/// </summary>
/// <param name="RefersTo">Version of the event that recorded the administration.</param>
/// <param name="Reason">Code of the list <c>correction_reason</c>.</param>
/// <param name="Note">What was wrong and how it came about; null when the reason says it.</param>
/// <param name="Items">The right answers. With <paramref name="Total"/> only answers to risk items.</param>
/// <param name="Total">The right total where only a total is known; null when the answers are given.</param>
/// <param name="CompletedAt">When it was filled in; null when that was right.</param>
/// <param name="Session">Ordinal of the session it was given in; null when that was right.</param>
public sealed record CorrectMeasure(
    int RefersTo,
    string Reason,
    ProtectedText? Note,
    ValueList<ItemAnswer> Items,
    int? Total,
    DateTimeOffset? CompletedAt,
    int? Session) : MeasureCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("refers_to", RefersTo);
        check.Code("reason", Reason, "correction_reason");
        check.OptionalText("note", Note);
        check.That(Total is not null || Items.Any(answer => answer.Value is not null), "items", "Expected the right answers or the right total, found neither.");
        check.PastMoment("completed_at", CompletedAt);
        check.Ordinal("session", Session);
    }
}
