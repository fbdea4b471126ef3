using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Measures;

/// <summary>Checks that several commands about measures share.</summary>
internal static class MeasureChecks
{
    /// <summary>The measure of this code; reported and null when there is none.</summary>
    public static Measure? Known(FieldChecks check, string code)
    {
        var measure = check.Catalog.Measures.Find(code);
        check.That(measure is not null, "measure", $"Expected a measure of the catalog ({check.Catalog.Measures.Expected}), found another.");
        return measure;
    }

    /// <summary>When, where, and with which form.</summary>
    public static void Circumstances(FieldChecks check, DateTimeOffset? completedAt, int? session, string? language, string? instrumentVersion)
    {
        check.PastMoment("completed_at", completedAt);
        check.Ordinal("session", session);
        check.That(language is null || LanguageTag.IsValid(language), "language", $"Expected {LanguageTag.Expected}.");
        if (instrumentVersion is not null)
        {
            check.Name("instrument_version", instrumentVersion);
        }
    }

    /// <summary>Reports every answer the measure has no place for. Right answers never appear in a message.</summary>
    public static void Answers(FieldChecks check, Measure measure, ValueList<ItemAnswer> answers)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            var answer = answers[i];
            if (measure.Item(answer.Item) is not { } item)
            {
                check.Fail($"items[{i}].item", $"Expected an item of {measure.Code} ({measure.Items[0].Code} to {measure.Items[^1].Code}), found another.");
                continue;
            }

            check.That(answers.FindIndex(other => other.Item == answer.Item) == i, $"items[{i}].item", $"Expected each item once, found {answer.Item} again.");
            check.Range($"items[{i}].value", answer.Value, item.Min, item.Max);
        }
    }

    /// <summary>As <see cref="Answers"/>; reports answers to items that are not about risk too.</summary>
    public static void RiskAnswers(FieldChecks check, Measure measure, ValueList<ItemAnswer> answers)
    {
        var risk = measure.RiskItems.Select(item => item.Item).ToList();
        for (var i = 0; i < answers.Count; i++)
        {
            check.That(risk.Contains(answers[i].Item), $"items[{i}].item", $"Expected a risk item of {measure.Code} ({string.Join(", ", risk)}), found another.");
        }

        Answers(check, measure, answers);
    }
}
