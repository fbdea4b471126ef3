namespace IptActors.Domain.Outcomes;

/// <summary>What first and last score of a measure come to. Follow-ups after closure are not the last score.</summary>
/// <param name="First">First total in 1/scale.</param>
/// <param name="Last">Last total.</param>
/// <param name="Improvement">Change for the better; negative when it got worse.</param>
/// <param name="Reliable"><c>improved</c>, <c>deteriorated</c> or <c>none</c>; null without a rule.</param>
/// <param name="Significance">After Jacobson and Truax: <c>recovered</c>, <c>improved</c>, <c>unchanged</c>, <c>deteriorated</c>; null without a rule or a cut-off.</param>
/// <param name="Response">Whether it counts as response; null without a rule.</param>
/// <param name="Remission">Whether the last total counts as remission; null without a rule.</param>
public sealed record ScoreVerdict(int First, int Last, int Improvement, string? Reliable, string? Significance, bool? Response, bool? Remission);
