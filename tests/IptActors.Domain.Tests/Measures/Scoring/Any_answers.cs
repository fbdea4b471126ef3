using FsCheck;
using FsCheck.Fluent;
using IptActors.Domain.Catalog;
using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class Any_answers
{
    public static TheoryData<string> Measures { get; } = [.. BuiltInCatalog.Instance.Measures.Select(m => m.Code)];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Within_the_ranges_of_the_items_give_a_total_within_the_range_of_the_measure(string code) =>
        Check(code, (measure, _, score) => score.Total is not { } total || (total >= measure.Total.Min && total <= measure.Total.Max));

    [Theory]
    [MemberData(nameof(Measures))]
    public void Are_either_answered_or_missing(string code) =>
        Check(code, (measure, answers, score) => score.Answered == answers.Count(a => a.Value is not null) && score.Answered + score.Missing == measure.Items.Count);

    [Theory]
    [MemberData(nameof(Measures))]
    public void Score_the_same_in_any_order(string code) =>
        Check(code, (measure, answers, score) =>
            Answers.Score(measure.Code, answers.AsEnumerable().Reverse().ToList()) is var turned && (turned.RawTotal, turned.Total, turned.Band) == (score.RawTotal, score.Total, score.Band));

    [Theory]
    [MemberData(nameof(Measures))]
    public void Leave_each_risk_item_endorsed_missing_or_below_its_trigger(string code) =>
        Check(code, (measure, answers, score) => measure.RiskItems.All(risk =>
            answers.Single(a => a.Key == risk.Item).Value switch
            {
                null => score.RiskItemsMissing.Contains(risk.Item),
                { } value => score.RiskItems.Any(r => r.Item == risk.Item) == (value >= risk.Trigger),
            }));

    private static void Check(string code, Func<Measure, IReadOnlyList<KeyValuePair<string, int?>>, MeasureScore, bool> holds)
    {
        var measure = Answers.Of(code);
        var answers = Gen.CollectToArray(measure.Items.Select(item =>
            from value in Gen.Choose(item.Min, item.Max)
            from missing in Gen.Frequency((1, Gen.Constant(true)), (9, Gen.Constant(false)))
            select KeyValuePair.Create(item.Code, missing ? null : (int?)value)));
        Prop.ForAll(answers.ToArbitrary(), given => holds(measure, given, Answers.Score(code, given))).QuickCheckThrowOnFailure();
    }
}
