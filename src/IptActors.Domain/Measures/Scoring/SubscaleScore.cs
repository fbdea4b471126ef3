namespace IptActors.Domain.Measures.Scoring;

/// <summary>Score of a subscale; the members mean the same as in <see cref="MeasureScore"/>.</summary>
/// <param name="Code">Code of the subscale.</param>
/// <param name="RawTotal">Sum of its answered items.</param>
/// <param name="Total">Final score in 1/<paramref name="Scale"/>; null when too many of its items are missing.</param>
/// <param name="Scale">Denominator of <paramref name="Total"/>.</param>
/// <param name="Missing">Unanswered items of the subscale.</param>
public sealed record SubscaleScore(string Code, int RawTotal, int? Total, int Scale, int Missing);
