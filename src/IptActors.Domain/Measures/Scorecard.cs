using System.Diagnostics;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures.Scoring;
using IptActors.Domain.Values;

namespace IptActors.Domain.Measures;

/// <summary>Answers scored for recording: what goes into the event, and what follows about risk.</summary>
/// <param name="Score">The score as it is recorded.</param>
/// <param name="Items">The answers in the order of the form.</param>
/// <param name="MissingItems">Codes of the items that were not answered; empty where only a total is known.</param>
/// <param name="RiskItems">Risk items that reached their trigger.</param>
/// <param name="RiskItemsMissing">Codes of risk items without an answer.</param>
/// <param name="TotalOnly">Whether only the total is known.</param>
internal sealed record Scorecard(
    Score Score,
    ValueList<AnsweredItem> Items,
    ValueList<string> MissingItems,
    IReadOnlyList<EndorsedRiskItem> RiskItems,
    IReadOnlyList<string> RiskItemsMissing,
    bool TotalOnly)
{
    /// <summary>The risk items as the course remembers them.</summary>
    public ValueList<EndorsedItem> Endorsed => RiskItems.Select(item => new EndorsedItem(item.Item, item.Level)).ToValueList();

    /// <summary>Scores answers. They have been checked: the measure has a place for each.</summary>
    public static Scorecard Of(Measure measure, ValueList<ItemAnswer> answers, DateTimeOffset completedAt, Deliberation d)
    {
        var scored = Scored(measure, answers, CutOffFor(measure, completedAt, d));
        var score = new Score(
            scored.RawTotal,
            scored.Total,
            scored.Scale,
            scored.Missing,
            scored.Prorated,
            scored.Band,
            scored.CutOff,
            scored.Case,
            scored.Total is { } total ? ReliableChangeCalculator.Remitted(measure, total) : null,
            scored.Diagnosis?.Code,
            scored.Diagnosis?.Met,
            scored.Subscales.Select(sub => new SubscaleTotal(sub.Code, sub.RawTotal, sub.Total, sub.Scale, sub.Missing)).ToValueList());
        var answered = InOrder(measure, answers);
        var missing = measure.Items.Select(item => item.Code).Except(answered.Select(answer => answer.Item)).ToValueList();
        return new Scorecard(score, answered, missing, scored.RiskItems, scored.RiskItemsMissing, TotalOnly: false);
    }

    /// <summary>Judges a total without its answers. The answers to risk items have been checked.</summary>
    public static Scorecard Of(Measure measure, int total, ValueList<ItemAnswer> riskAnswers, DateTimeOffset completedAt, Deliberation d)
    {
        var cutOff = CutOffFor(measure, completedAt, d);
        var score = new Score(
            RawTotal: null,
            total,
            measure.Total.Scale,
            Missing: null,
            Prorated: false,
            measure.BandOf(total)?.Code,
            cutOff?.Code,
            cutOff?.Operator.Holds(total, cutOff.Value),
            ReliableChangeCalculator.Remitted(measure, total),
            Pattern: null,
            PatternMet: null,
            Subscales: []);
        var scored = Scored(measure, riskAnswers, cutOff);
        return new Scorecard(score, InOrder(measure, riskAnswers), [], scored.RiskItems, scored.RiskItemsMissing, TotalOnly: true);
    }

    private static MeasureScore Scored(Measure measure, ValueList<ItemAnswer> answers, CutOff? cutOff) =>
        MeasureScorer.Score(measure, answers.Select(answer => KeyValuePair.Create(answer.Item, answer.Value)), cutOff) switch
        {
            ScoringResult.Scored result => result.Score,
            _ => throw new UnreachableException("Answers that passed the checks could not be scored."),
        };

    private static CutOff? CutOffFor(Measure measure, DateTimeOffset completedAt, Deliberation d) =>
        d.State.Referral?.AgeOn(d.Context.Calendar.DayOf(completedAt)) is { } years
            ? measure.CutOffFor(years) ?? measure.DefaultCutOff
            : measure.DefaultCutOff;

    private static ValueList<AnsweredItem> InOrder(Measure measure, ValueList<ItemAnswer> answers)
    {
        var given = answers.ToDictionary(answer => answer.Item, answer => answer.Value, StringComparer.Ordinal);
        return
        [
            .. from item in measure.Items
               let value = given.GetValueOrDefault(item.Code)
               where value is not null
               select new AnsweredItem(item.Code, value.Value),
        ];
    }
}
