using IptActors.Domain.Catalog;

namespace IptActors.Domain.Measures.Scoring;

/// <summary>Division of whole numbers with a stated rounding; the scorer has no floating point.</summary>
internal static class Ratio
{
    /// <summary>Numerator divided by denominator, rounded. Both ends are inclusive of zero and positive.</summary>
    public static int Divide(long numerator, long denominator, Rounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        return checked((int)(rounding switch
        {
            Rounding.HalfUp => ((2 * numerator) + denominator) / (2 * denominator),
            Rounding.Down => numerator / denominator,
            Rounding.Up => (numerator + denominator - 1) / denominator,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Expected a defined rounding."),
        }));
    }
}
