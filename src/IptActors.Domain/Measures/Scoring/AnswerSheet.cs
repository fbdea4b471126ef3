using IptActors.Domain.Catalog;

namespace IptActors.Domain.Measures.Scoring;

/// <summary>Validated answers of one questionnaire as item scores: reversed items are turned round.</summary>
internal sealed class AnswerSheet
{
    private readonly Dictionary<string, int> _scores = new(StringComparer.Ordinal);

    private AnswerSheet()
    {
    }

    /// <summary>Number of answered items.</summary>
    public int Answered => _scores.Count;

    /// <summary>Score of an item, null when unanswered.</summary>
    public int? this[string item] => _scores.TryGetValue(item, out var score) ? score : null;

    /// <summary>Reads answers; the sheet is only meaningful without violations.</summary>
    public static (AnswerSheet Sheet, IReadOnlyList<AnswerViolation> Violations) Read(Measure measure, IEnumerable<KeyValuePair<string, int?>> answers)
    {
        var items = measure.Items.ToDictionary(i => i.Code, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var sheet = new AnswerSheet();
        var violations = new List<AnswerViolation>();
        foreach (var (code, answer) in answers)
        {
            if (!items.TryGetValue(code, out var item))
            {
                violations.Add(new(code, AnswerFault.UnknownItem, $"an item of {measure.Code}: {measure.Items[0].Code} to {measure.Items[^1].Code}", answer));
            }
            else if (!seen.Add(code))
            {
                violations.Add(new(code, AnswerFault.Duplicate, "one answer", answer));
            }
            else if (answer is { } value && (value < item.Min || value > item.Max))
            {
                violations.Add(new(code, AnswerFault.OutOfRange, $"{item.Min} to {item.Max}", answer));
            }
            else if (answer is { } given)
            {
                sheet._scores[code] = item.Reverse ? item.Min + item.Max - given : given;
            }
        }

        return (sheet, violations);
    }

    /// <summary>Sum of the scores of these items; unanswered ones add nothing.</summary>
    public int Sum(IEnumerable<string> items) => items.Sum(i => this[i] ?? 0);
}
