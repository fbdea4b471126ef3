namespace IptActors.Domain.Measures;

/// <summary>The score of a group of items.</summary>
/// <param name="Subscale">Code of the subscale.</param>
/// <param name="RawTotal">Sum of its answered items.</param>
/// <param name="Total">Final score in 1/<paramref name="Scale"/>; null when too many of its items are missing.</param>
/// <param name="Scale">Denominator of the score.</param>
/// <param name="Missing">How many of its items were not answered.</param>
public sealed record SubscaleTotal(string Subscale, int RawTotal, int? Total, int Scale, int Missing);
