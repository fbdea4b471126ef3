namespace IptActors.Domain.Measures;

/// <summary>How a score compares with the first of its measure, as known on the day it was recorded.</summary>
/// <param name="Baseline">Number of the administration compared with.</param>
/// <param name="Improvement">Change for the better in units of the total; negative when it got worse, whichever way the measure points.</param>
/// <param name="RuleSet">Rule set that says what is reliable; null when the measure has no threshold.</param>
/// <param name="Reliable"><c>improved</c>, <c>deteriorated</c> or <c>none</c>; null without a rule set.</param>
/// <param name="Significance">After Jacobson and Truax: <c>recovered</c>, <c>improved</c>, <c>unchanged</c>, <c>deteriorated</c>; null without a rule set or a cut-off.</param>
/// <param name="Response">Whether the score improved by the share that counts as response; null without a rule.</param>
public sealed record ScoreChange(int Baseline, int Improvement, string? RuleSet, string? Reliable, string? Significance, bool? Response);
