using IptActors.Domain.Values;

namespace IptActors.Domain.Measures;

/// <summary>What an administration came to, by the rules of the day it was recorded. Divide totals by <paramref name="Scale"/> to show them.</summary>
/// <param name="RawTotal">Sum of the answered items, nothing filled in; null when only a total is known.</param>
/// <param name="Total">Final total in 1/<paramref name="Scale"/>; null when too many items are missing.</param>
/// <param name="Scale">Denominator of the total.</param>
/// <param name="Missing">How many items were not answered; null when only a total is known.</param>
/// <param name="Prorated">Whether the total stands on fewer than all items. Such a score may feed charts.</param>
/// <param name="Band">Code of the severity band; null without a total or without bands.</param>
/// <param name="CutOff">Code of the cut-off used; null when the measure has none.</param>
/// <param name="Case">Whether the total lies on the clinical side of the cut-off; null without a total or a cut-off.</param>
/// <param name="Remission">Whether the total counts as remission; null without a total or a rule.</param>
/// <param name="Pattern">Code of a symptom-count rule of the measure; null when it has none.</param>
/// <param name="PatternMet">Whether the answers show the pattern; null when missing ones could decide it. Never a diagnosis.</param>
/// <param name="Subscales">Scores of the subscales.</param>
public sealed record Score(
    int? RawTotal,
    int? Total,
    int Scale,
    int? Missing,
    bool Prorated,
    string? Band,
    string? CutOff,
    bool? Case,
    bool? Remission,
    string? Pattern,
    bool? PatternMet,
    ValueList<SubscaleTotal> Subscales);
