namespace IptActors.Domain.Catalog.Reading;

/// <summary>Rule sets of outcomes and of the expected course, and the indicators of fidelity, fit the measures and are complete.</summary>
internal static class OutcomeChecks
{
    public static void Run(CatalogContent content, CheckFindings findings)
    {
        foreach (var rules in content.OutcomeRules.Values)
        {
            Check(rules, content, findings.For(rules));
        }

        foreach (var rules in content.ExpectedCourses.Values)
        {
            Check(rules, content, findings.For(rules));
        }

        foreach (var indicator in content.Fidelity.Values)
        {
            var found = findings.For(indicator);
            found.Expect(indicator.Weight >= 0, "weight", "0 or more", indicator.Weight);
            found.Expect(indicator.GoodPerMille is null or (>= 0 and <= 1000), "goodPerMille", "0 to 1000", indicator.GoodPerMille);
            foreach (var code in indicator.OffModel.Where(code => !content.Techniques.ContainsKey(code) && !content.Adjuncts.ContainsKey(code)))
            {
                found.Expect(false, "offModel", "the code of a technique or an adjunct", $"'{code}'");
            }
        }
    }

    private static void Check(OutcomeRuleSet rules, CatalogContent content, EntryFindings found)
    {
        found.Known("measures", rules.Measures.Select(it => it.Measure), content.Measures, "measure");
        found.Expect(rules.Measures.Count > 0, "measures", "at least one", "none");
        foreach (var rule in rules.Measures)
        {
            if (content.Measures.GetValueOrDefault(rule.Measure) is { } measure)
            {
                found.Expect(measure.CutOff(rule.CutOff) is not null, $"measures.{rule.Measure}.cutOff", "a cut-off of the measure", $"'{rule.CutOff}'");
                found.Expect(measure.ReliableChangeOf(rules.Code) is not null, $"measures.{rule.Measure}", $"a reliable change of the rule set {rules.Code}", "none");
            }
        }

        found.Unique("waits", rules.Waits.Select(wait => wait.Code));
        found.Expect(rules.Waits.Count == 2, "waits", "two limits, the shorter first", rules.Waits.Count);
        found.Expect(rules.GapDays.Count == 2, "gapDays", "two limits, the shorter first", rules.GapDays.Count);
        found.Expect(rules.Waits.Zip(rules.Waits.Skip(1), (a, b) => a.Days < b.Days).All(rising => rising), "waits", "rising days", "another order");
        found.Expect(rules.GapDays.Zip(rules.GapDays.Skip(1), (a, b) => a < b).All(rising => rising), "gapDays", "rising days", "another order");
        found.Expect(rules.FinishedContacts >= 1, "finishedContacts", "1 or more", rules.FinishedContacts);
        found.Expect(rules.PublishedCountsRoundTo >= 1, "publishedCountsRoundTo", "1 or more", rules.PublishedCountsRoundTo);
        found.Expect(rules.Targets.All(target => target.PerMille is >= 0 and <= 1000), "targets", "0 to 1000", "more or less");
    }

    private static void Check(ExpectedCourseRuleSet rules, CatalogContent content, EntryFindings found)
    {
        Curve("shape", rules.Shape, found);
        Curve("spread", rules.Spread, found);
        found.Expect(rules.Shape is [{ PerMille: 0 }, ..] && rules.Shape[^1].PerMille == 1000, "shape", "0 at the start and 1000 at the end", "another");
        found.Expect(rules.CorrelationPerMille is >= 0 and < 1000, "correlationPerMille", "0 to 999", rules.CorrelationPerMille);
        found.Known("measures", rules.Measures.Select(it => it.Measure), content.Measures, "measure");
        found.Unique("measures", rules.Measures.Select(it => it.Measure));
        foreach (var measure in rules.Measures)
        {
            found.Expect(measure.Trials.Count > 0, $"measures.{measure.Measure}.trials", "at least one", "none");
            found.Known($"measures.{measure.Measure}.trials", measure.Trials.Select(trial => trial.Source), content.Sources, "source");
            found.Expect(
                measure.Trials.All(trial => trial is { FirstMean: > 0, FirstSd: > 0, LastMean: >= 0, LastSd: > 0, Clients: null or > 0 }),
                $"measures.{measure.Measure}.trials", "means and standard deviations above 0", "others");
        }

        found.Unique("rules", rules.Rules.Select(rule => rule.Code));
        found.Known("rules", rules.Rules.SelectMany(rule => rule.Source), content.Sources, "source");
        found.Expect(rules.Rules.Count > 0 && rules.Rules[^1].Test == ExpectedCourseTest.Otherwise, "rules", "a last rule that applies otherwise", "another");
        found.Expect(rules.TrialRun is { Courses: >= 1 and <= 100_000, Sessions: >= 2 and <= 100, NoisePerMille: >= 0 }, "trialRun", "1 to 100000 courses of 2 to 100 sessions", rules.TrialRun);
    }

    private static void Curve(string path, IReadOnlyList<CurvePoint> curve, EntryFindings found)
    {
        found.Expect(curve.Count >= 2 && curve[0].AtPerMille == 0 && curve[^1].AtPerMille == 1000, path, "points from 0 to 1000", $"{curve.Count} points");
        found.Expect(curve.Zip(curve.Skip(1), (a, b) => a.AtPerMille < b.AtPerMille).All(rising => rising), path, "rising places", "another order");
        found.Expect(curve.All(point => point.PerMille is >= 0 and <= 2000), path, "values from 0 to 2000", "others");
    }
}
