namespace IptActors.Domain.Outcomes;

/// <summary>A score and what it means against the first.</summary>
/// <param name="Entry">The score.</param>
/// <param name="Band">Code of the severity band; null without a total or without bands.</param>
/// <param name="Case">Whether the total lies on the clinical side of the cut-off for the client's age; null without either.</param>
/// <param name="Improvement">Change for the better since the first score, in 1/scale; negative when it got worse; null for the first and without a total.</param>
/// <param name="Reliable"><c>improved</c>, <c>deteriorated</c> or <c>none</c>; null where <paramref name="Improvement"/> is, or without a rule.</param>
/// <param name="Response">Whether it improved by the share that counts as response; null without a rule or a first score.</param>
/// <param name="Remission">Whether the total counts as remission; null without a rule or a total.</param>
public sealed record ScorePoint(ScoreEntry Entry, string? Band, bool? Case, int? Improvement, string? Reliable, bool? Response, bool? Remission);
