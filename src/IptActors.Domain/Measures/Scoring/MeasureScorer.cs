using IptActors.Domain.Catalog;

namespace IptActors.Domain.Measures.Scoring;

/// <summary>
/// Scores the answers to a measure by its data alone. Pure; whole-number arithmetic; rounds once, at the end, as the measure says.
/// </summary>
public static class MeasureScorer
{
    /// <summary>Scores the answers, or says everything that is wrong with them.</summary>
    /// <param name="measure">The instrument.</param>
    /// <param name="answers">Item code and answer in units of 1/<see cref="Measure.ItemScale"/>; null or absent means unanswered. Order does not matter.</param>
    /// <param name="cutOff">Cut-off for <see cref="MeasureScore.Case"/>; null uses the measure's default.</param>
    public static ScoringResult Score(Measure measure, IEnumerable<KeyValuePair<string, int?>> answers, CutOff? cutOff = null)
    {
        // 1. Read the answers; stop with all violations.
        var read = AnswerSheet.Read(measure, answers);
        if (read.Violations.Count > 0)
        {
            return new ScoringResult.Invalid(read.Violations);
        }

        // 2. The total, if enough is answered.
        var sheet = read.Sheet;
        var codes = measure.Items.Select(i => i.Code).ToList();
        var total = measure.Total.Kind == TotalKind.Rhythm
            ? RhythmScorer.Total(measure, sheet)
            : Total(measure, measure.Total, codes, sheet, measure.Missing.MaxMissing);

        // 3. What it means.
        var used = cutOff ?? measure.DefaultCutOff;
        var missing = codes.Count - sheet.Answered;
        return new ScoringResult.Scored(new MeasureScore(
            measure.Code,
            sheet.Sum(codes),
            total,
            measure.Total.Scale,
            sheet.Answered,
            missing,
            Prorated: total is not null && missing > 0 && measure.Missing.Method == MissingMethod.Prorate,
            Band: total is { } t ? measure.BandOf(t)?.Code : null,
            used?.Code,
            Case: total is { } value && used is not null ? used.Operator.Holds(value, used.Value) : null,
            [.. Subscales(measure, sheet)],
            [.. Endorsed(measure, sheet)],
            [.. measure.RiskItems.Select(r => r.Item).Where(item => sheet[item] is null)],
            measure.Diagnosis is { } rule ? new DiagnosticFinding(rule.Code, Met(measure, rule, sheet)) : null));
    }

    private static int? Total(Measure measure, TotalFormula formula, IReadOnlyList<string> items, AnswerSheet sheet, int maxMissing)
    {
        var missing = items.Where(i => sheet[i] is null).ToList();
        var answered = items.Count - missing.Count;
        var enough = missing.Count == 0 || (measure.Missing.Method == MissingMethod.Prorate && missing.Count <= maxMissing && MayBeMissing(measure, missing));
        if (!enough || answered == 0)
        {
            return null;
        }

        // The mean of the answered items stands in for the missing ones, so a sum grows by items / answered and a mean does not change.
        var factor = formula.Kind == TotalKind.Sum ? items.Count : formula.Multiplier;
        return Ratio.Divide((long)sheet.Sum(items) * factor * formula.Scale, (long)answered * measure.ItemScale, formula.Rounding);
    }

    private static bool MayBeMissing(Measure measure, List<string> missing) =>
        measure.Missing.OnlyItems is null || missing.All(measure.Missing.OnlyItems.Contains);

    private static IEnumerable<SubscaleScore> Subscales(Measure measure, AnswerSheet sheet)
    {
        foreach (var subscale in measure.Subscales)
        {
            if (subscale.Total is { } formula && subscale.Items.Count > 0)
            {
                var total = Total(measure, formula, subscale.Items, sheet, measure.Missing.MaxMissingPerSubscale ?? 0);
                yield return new SubscaleScore(
                    subscale.Code, sheet.Sum(subscale.Items), total, formula.Scale, subscale.Items.Count(i => sheet[i] is null));
            }
        }
    }

    private static IEnumerable<EndorsedRiskItem> Endorsed(Measure measure, AnswerSheet sheet) =>
        from risk in measure.RiskItems
        let level = sheet[risk.Item]
        where level >= risk.Trigger
        select new EndorsedRiskItem(risk.Item, level.Value, level >= risk.Escalate, risk.Concern, risk.Prompts);

    private static bool? Met(Measure measure, DiagnosticRule rule, AnswerSheet sheet)
    {
        var undecided = false;
        foreach (var criterion in rule.Criteria)
        {
            var items = measure.Subscales.First(s => s.Code == criterion.Subscale).Items;
            var present = items.Count(i => sheet[i] >= rule.ItemAtLeast);
            if (present + items.Count(i => sheet[i] is null) < criterion.AtLeast)
            {
                return false;
            }

            undecided |= present < criterion.AtLeast;
        }

        return undecided ? null : true;
    }
}
