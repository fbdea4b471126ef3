namespace IptActors.Domain.Catalog.Reading;

/// <summary>The parts of a measure fit each other: items, totals, bands, thresholds, risk items.</summary>
internal static class MeasureChecks
{
    public static void Run(CatalogContent content, CheckFindings findings)
    {
        foreach (var measure in content.Measures.Values)
        {
            var found = findings.For(measure);
            Items(measure, found);
            Totals(measure, found);
            Bands(measure, found);
            Thresholds(measure, found);
            Missing(measure, found);
            Risk(measure, found);
            Diagnosis(measure, found);
        }
    }

    private static void Items(Measure measure, EntryFindings found)
    {
        found.Expect(measure.Items.Count > 0, "items", "at least one item", "none");
        found.Expect(measure.ItemScale >= 1, "itemScale", "1 or more", measure.ItemScale);
        found.Unique("items", measure.Items.Select(i => i.Code));
        foreach (var item in measure.Items)
        {
            found.Expect(item.Min >= 0 && item.Min < item.Max, $"items[{item.Code}]", "min from 0 and below max", $"{item.Min} to {item.Max}");
        }

        found.Unique("answers", measure.Answers.Select(a => $"{a.Value}"));
        foreach (var answer in measure.Answers)
        {
            found.Expect(measure.Items.All(i => answer.Value >= i.Min && answer.Value <= i.Max), "answers", "values within the range of every item", answer.Value);
        }

        var wording = measure.Stem is not null || measure.Items.Any(i => i.Text is not null);
        found.Expect(!wording || measure.Licence.ItemText != ItemTextLicence.Licensed, "licence", "no wording, because it is licensed", "wording");
        found.Expect(measure.Codings.Count > 0, "codings", "at least one coding", "none");
    }

    private static void Totals(Measure measure, EntryFindings found)
    {
        Total("total", measure.Total, measure.Items, measure, found);
        found.Unique("subscales", measure.Subscales.Select(s => s.Code));
        foreach (var subscale in measure.Subscales)
        {
            var path = $"subscales[{subscale.Code}]";
            found.Unique($"{path}.items", subscale.Items);
            var items = new List<MeasureItem>();
            foreach (var code in subscale.Items)
            {
                found.Expect(measure.Item(code) is not null, $"{path}.items", "codes of items of the measure", $"'{code}'");
                items.AddRange(measure.Items.Where(i => i.Code == code));
            }

            found.Expect(items.Count > 0 || !measure.Confirmed, $"{path}.items", "items, or an entry that is not confirmed", "none");
            if (subscale.Total is { } total && items.Count > 0)
            {
                found.Expect(total.Kind != TotalKind.Rhythm, $"{path}.total.kind", "sum or mean", total.Kind);
                Total($"{path}.total", total, items, measure, found);
            }
        }
    }

    private static void Total(string path, TotalFormula total, IReadOnlyList<MeasureItem> items, Measure measure, EntryFindings found)
    {
        found.Expect(total.Scale >= 1 && total.Multiplier >= 1, path, "scale and multiplier of 1 or more", $"{total.Scale} and {total.Multiplier}");
        found.Expect((total.Kind == TotalKind.Rhythm) == (total.Rhythm is not null), $"{path}.rhythm", "a rhythm rule exactly for a rhythm total", total.Kind);
        found.Expect(total.Min < total.Max, path, "min below max", $"{total.Min} to {total.Max}");
        if (total.Kind == TotalKind.Rhythm || items.Count == 0 || measure.ItemScale < 1)
        {
            return;
        }

        var (factor, divisor) = total.Kind == TotalKind.Sum ? (1L, (long)measure.ItemScale) : (total.Multiplier, (long)measure.ItemScale * items.Count);
        var least = items.Sum(i => (long)i.Min) * factor * total.Scale / divisor;
        var most = items.Sum(i => (long)i.Max) * factor * total.Scale / divisor;
        found.Expect(total.Min == least && total.Max == most, path, $"{least} to {most}, which the items can reach", $"{total.Min} to {total.Max}");
    }

    private static void Bands(Measure measure, EntryFindings found)
    {
        if (measure.Bands.Count == 0)
        {
            return;
        }

        found.Unique("bands", measure.Bands.Select(b => b.Code));
        found.Expect(measure.Bands[0].Min == measure.Total.Min, "bands[0].min", $"the lowest total {measure.Total.Min}", measure.Bands[0].Min);
        found.Expect(measure.Bands[^1].Max == measure.Total.Max, $"bands[{measure.Bands.Count - 1}].max", $"the highest total {measure.Total.Max}", measure.Bands[^1].Max);
        for (var i = 0; i < measure.Bands.Count; i++)
        {
            var band = measure.Bands[i];
            found.Expect(band.Min <= band.Max, $"bands[{i}]", "min not above max", $"{band.Min} to {band.Max}");
            if (i > 0)
            {
                found.Expect(band.Min == measure.Bands[i - 1].Max + 1, $"bands[{i}].min", $"{measure.Bands[i - 1].Max + 1}, without gap or overlap", band.Min);
            }
        }
    }

    private static void Thresholds(Measure measure, EntryFindings found)
    {
        found.Unique("cutOffs", measure.CutOffs.Select(c => c.Code));
        found.Unique("reliableChange", measure.ReliableChange.Select(c => c.RuleSet));
        found.Unique("remission", measure.Remission.Select(r => r.Code));
        foreach (var cutOff in measure.CutOffs)
        {
            Reachable($"cutOffs[{cutOff.Code}]", cutOff.Value, measure, found);
            found.Ages($"cutOffs[{cutOff.Code}].ages", cutOff.Ages);
        }

        foreach (var remission in measure.Remission)
        {
            Reachable($"remission[{remission.Code}]", remission.Value, measure, found);
        }

        var width = measure.Total.Max - measure.Total.Min;
        foreach (var change in measure.ReliableChange)
        {
            found.Expect(change.Threshold > 0 && change.Threshold <= width, $"reliableChange[{change.RuleSet}]", $"a threshold from 1 to {width}", change.Threshold);
            found.Expect(
                change.Operator is Comparison.AtLeast or Comparison.MoreThan, $"reliableChange[{change.RuleSet}].operator", ">= or >, the size of a change", change.Operator.Symbol());
        }

        found.Expect(measure.Response is not { } r || r.PerMille is > 0 and <= 1000, "response.perMille", "1 to 1000", measure.Response?.PerMille);
    }

    private static void Missing(Measure measure, EntryFindings found)
    {
        var rule = measure.Missing;
        found.Expect(rule.MaxMissing >= 0 && rule.MaxMissing <= measure.Items.Count, "missing.maxMissing", $"0 to {measure.Items.Count}", rule.MaxMissing);
        found.Expect(rule.Method != MissingMethod.CompleteOnly || rule.MaxMissing == 0, "missing.maxMissing", "0, because only complete answers count", rule.MaxMissing);
        found.Expect(
            (rule.Method == MissingMethod.NotOccurred) == (measure.Total.Kind == TotalKind.Rhythm), "missing.method", "not_occurred exactly for a rhythm total", rule.Method);
        foreach (var item in rule.OnlyItems ?? [])
        {
            found.Expect(measure.Item(item) is not null, "missing.onlyItems", "codes of items of the measure", $"'{item}'");
        }
    }

    private static void Risk(Measure measure, EntryFindings found)
    {
        found.Unique("riskItems", measure.RiskItems.Select(r => r.Item));
        found.Listed("riskItems.concern", measure.RiskItems.Select(r => r.Concern), "risk_concern");
        found.Listed("riskItems.prompts", measure.RiskItems.SelectMany(r => r.Prompts), "risk_prompt");
        foreach (var risk in measure.RiskItems)
        {
            var path = $"riskItems[{risk.Item}]";
            var item = measure.Item(risk.Item);
            found.Expect(item is not null, path, "the code of an item of the measure", $"'{risk.Item}'");
            if (item is not null)
            {
                found.Expect(risk.Trigger > item.Min && risk.Trigger <= item.Max, $"{path}.trigger", $"{item.Min + 1} to {item.Max}", risk.Trigger);
                found.Expect(
                    risk.Escalate is not { } step || (step >= risk.Trigger && step <= item.Max), $"{path}.escalate", $"{risk.Trigger} to {item.Max}", risk.Escalate);
            }
        }
    }

    private static void Diagnosis(Measure measure, EntryFindings found)
    {
        foreach (var criterion in measure.Diagnosis?.Criteria ?? [])
        {
            var subscale = measure.Subscales.FirstOrDefault(s => s.Code == criterion.Subscale);
            found.Expect(subscale is not null, "diagnosis.criteria", "the code of a subscale of the measure", $"'{criterion.Subscale}'");
            found.Expect(
                subscale is null || (criterion.AtLeast > 0 && criterion.AtLeast <= subscale.Items.Count),
                $"diagnosis.criteria[{criterion.Subscale}].atLeast", $"1 to {subscale?.Items.Count}", criterion.AtLeast);
        }
    }

    private static void Reachable(string path, int value, Measure measure, EntryFindings found) =>
        found.Expect(value >= measure.Total.Min && value <= measure.Total.Max, path, $"a total from {measure.Total.Min} to {measure.Total.Max}", value);
}
