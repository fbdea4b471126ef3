namespace IptActors.Domain.Catalog;

/// <summary>How a total is made. All arithmetic is on whole numbers.</summary>
/// <param name="Kind">Sum, mean or rhythm.</param>
/// <param name="Multiplier">Factor applied to a mean, 10 for CORE-OM; 1 otherwise.</param>
/// <param name="Scale">Denominator of the stored total: 10 stores tenths. Bands, cut-offs and changes use the same units.</param>
/// <param name="Rounding">Applied once, to the final total.</param>
/// <param name="Min">Lowest total, in 1/<paramref name="Scale"/>.</param>
/// <param name="Max">Highest total, in 1/<paramref name="Scale"/>.</param>
/// <param name="Rhythm">Needed for <see cref="TotalKind.Rhythm"/>, null otherwise.</param>
public sealed record TotalFormula(
    TotalKind Kind, int Multiplier, int Scale, Rounding Rounding, int Min, int Max, RhythmRule? Rhythm = null);
