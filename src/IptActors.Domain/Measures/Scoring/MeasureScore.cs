namespace IptActors.Domain.Measures.Scoring;

/// <summary>What the answers to a measure come to. Whole numbers; divide totals by <see cref="Scale"/> to show them.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="RawTotal">Sum of the answered items after turning reversed ones round, in units of the items; nothing is filled in.</param>
/// <param name="Total">Final total in 1/<paramref name="Scale"/>; null when too many items are missing.</param>
/// <param name="Scale">Denominator of <paramref name="Total"/>.</param>
/// <param name="Answered">Number of answered items.</param>
/// <param name="Missing">Number of unanswered items.</param>
/// <param name="Prorated">True when the total stands on fewer than all items.</param>
/// <param name="Band">Code of the severity band; null without a total or without bands.</param>
/// <param name="CutOff">Code of the cut-off that was used; null when the measure has none.</param>
/// <param name="Case">Whether the total lies on the clinical side of the cut-off; null without a total or a cut-off.</param>
/// <param name="Subscales">Scores of the subscales that have a formula and items.</param>
/// <param name="RiskItems">Risk items that reached their trigger. Independent of the total: also for incomplete questionnaires.</param>
/// <param name="RiskItemsMissing">Codes of risk items without an answer. Nothing follows about risk: ask.</param>
/// <param name="Diagnosis">Result of the symptom-count rule; null when the measure has none.</param>
public sealed record MeasureScore(
    string Measure,
    int RawTotal,
    int? Total,
    int Scale,
    int Answered,
    int Missing,
    bool Prorated,
    string? Band,
    string? CutOff,
    bool? Case,
    IReadOnlyList<SubscaleScore> Subscales,
    IReadOnlyList<EndorsedRiskItem> RiskItems,
    IReadOnlyList<string> RiskItemsMissing,
    DiagnosticFinding? Diagnosis);
