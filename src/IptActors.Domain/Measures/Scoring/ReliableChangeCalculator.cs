using IptActors.Domain.Catalog;

namespace IptActors.Domain.Measures.Scoring;

/// <summary>Compares two totals of one measure. Totals are in total units of the measure; signs follow its direction.</summary>
public static class ReliableChangeCalculator
{
    /// <summary>Reliable change under a named rule set; null when the measure has no threshold for it.</summary>
    /// <param name="measure">The measure both totals belong to.</param>
    /// <param name="ruleSet">Name of the rule set: nhs-tt, jt-generic, or one of a clinic's own.</param>
    /// <param name="first">Earlier total.</param>
    /// <param name="last">Later total.</param>
    public static ChangeDirection? Compare(Measure measure, string ruleSet, int first, int last) =>
        measure.ReliableChangeOf(ruleSet) is { } rule ? Compare(rule, measure.Direction, first, last) : null;

    /// <summary>Reliable change under a rule, for example one computed locally with <see cref="JacobsonTruax"/>.</summary>
    public static ChangeDirection Compare(ReliableChange rule, ScoreDirection direction, int first, int last)
    {
        var better = Improvement(direction, first, last);
        if (rule.Operator.Holds(better, rule.Threshold))
        {
            return ChangeDirection.Improved;
        }

        return rule.Operator.Holds(-better, rule.Threshold) ? ChangeDirection.Deteriorated : ChangeDirection.None;
    }

    /// <summary>Category of a change; null when one of its parts is not known.</summary>
    /// <param name="change">The change; null when the measure has no threshold.</param>
    /// <param name="firstCase">Whether the earlier total lay on the clinical side of the cut-off for the client's age then; null without a cut-off.</param>
    /// <param name="lastCase">The same of the later total.</param>
    public static ClinicalSignificance? Classify(ChangeDirection? change, bool? firstCase, bool? lastCase) =>
        firstCase is null || lastCase is null ? null : change switch
        {
            null => null,
            ChangeDirection.Deteriorated => ClinicalSignificance.Deteriorated,
            ChangeDirection.None => ClinicalSignificance.Unchanged,
            _ => firstCase.Value && !lastCase.Value
                ? ClinicalSignificance.Recovered
                : ClinicalSignificance.Improved,
        };

    /// <summary>Whether the score improved by the share of the first total that counts as response; null without a rule or with a first total of 0.</summary>
    public static bool? Responded(Measure measure, int first, int last) =>
        measure.Response is { } rule && first > 0
            ? rule.Operator.Holds(1000L * Improvement(measure.Direction, first, last), (long)rule.PerMille * first)
            : null;

    /// <summary>Whether a total counts as remission; null when the measure has no such rule.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="total">Total in total units.</param>
    /// <param name="rule">Name of the remission rule; null uses the default.</param>
    public static bool? Remitted(Measure measure, int total, string? rule = null) =>
        measure.Remission.FirstOrDefault(r => rule is null || r.Code == rule) is { } remission
            ? remission.Operator.Holds(total, remission.Value)
            : null;

    /// <summary>Change for the better in total units; negative when the score got worse.</summary>
    public static int Improvement(ScoreDirection direction, int first, int last) =>
        direction == ScoreDirection.HigherIsWorse ? first - last : last - first;
}
