using IptActors.Domain.Catalog;
using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Tests.Measures.Scoring;

/// <summary>Short ways to answer the built-in measures.</summary>
internal static class Answers
{
    public static Measure Of(string measure) => BuiltInCatalog.Instance.Measures[measure];

    /// <summary>Answers in the order of the form; null is unanswered.</summary>
    public static IEnumerable<KeyValuePair<string, int?>> InOrder(string measure, params int?[] values) =>
        Of(measure).Items.Zip(values, (item, value) => KeyValuePair.Create(item.Code, value));

    /// <summary>The same answer to every item.</summary>
    public static IEnumerable<KeyValuePair<string, int?>> All(string measure, int? value) =>
        Of(measure).Items.Select(item => KeyValuePair.Create(item.Code, value));

    /// <summary>Answers that add up to a total on a measure without reversed items.</summary>
    public static IEnumerable<KeyValuePair<string, int?>> AddingUpTo(string measure, int total)
    {
        foreach (var item in Of(measure).Items)
        {
            var value = Math.Clamp(total, item.Min, item.Max);
            total -= value;
            yield return KeyValuePair.Create(item.Code, (int?)value);
        }
    }

    public static MeasureScore Score(string measure, IEnumerable<KeyValuePair<string, int?>> answers, CutOff? cutOff = null) =>
        Assert.IsType<ScoringResult.Scored>(MeasureScorer.Score(Of(measure), answers, cutOff)).Score;

    /// <summary>What a change between two totals comes to, by the cut-off of adults.</summary>
    public static ClinicalSignificance? Classify(string measure, string ruleSet, int first, int last) =>
        ReliableChangeCalculator.Classify(ReliableChangeCalculator.Compare(Of(measure), ruleSet, first, last), Case(measure, first), Case(measure, last));

    /// <summary>Whether a total lies on the clinical side of the cut-off of adults.</summary>
    public static bool? Case(string measure, int? total) =>
        total is { } found && Of(measure).DefaultCutOff is { } cutOff ? cutOff.Operator.Holds(found, cutOff.Value) : null;

    public static MeasureScore Score(string measure, params int?[] values) => Score(measure, InOrder(measure, values));
}
