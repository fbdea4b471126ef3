namespace IptActors.Domain.Catalog;

/// <summary>A longest wait from referral to the first treatment contact.</summary>
/// <param name="Code">Code, unique within the rule set.</param>
/// <param name="Days">Days; a wait of exactly so many is in time.</param>
/// <param name="TargetPerMille">Thousandths of finished courses that should be in time.</param>
public sealed record WaitLimit(string Code, int Days, int TargetPerMille);
