namespace IptActors.Engine.Projections.RiskBoard;

/// <summary>What the state of a course does not keep of a risk review.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Late">Whether the answer that opened it was recorded late.</param>
/// <param name="OpenedAt">When it was opened (recorded, UTC).</param>
/// <param name="AnsweredAt">When it was answered; null while it is open.</param>
public sealed record ReviewMoments(string Source, bool Late, DateTimeOffset OpenedAt, DateTimeOffset? AnsweredAt);
