namespace IptActors.Domain.Outcomes;

/// <summary>A share with what it is made of, so that whoever reads it can count again.</summary>
/// <param name="Numerator">How many; from 0 to <paramref name="Denominator"/>.</param>
/// <param name="Denominator">Of how many; 0 when there is nothing to count.</param>
public readonly record struct Share(long Numerator, long Denominator)
{
    /// <summary>
    /// The share in thousandths, a half rounded up; null when there is nothing to count. The one place where shares are rounded:
    /// a percentage is this with one decimal.
    /// </summary>
    public int? PerMille => Denominator == 0 ? null : (int)(((2000 * Numerator) + Denominator) / (2 * Denominator));

    /// <summary>The share in whole percent, a half rounded up; null when there is nothing to count. For figures whose counts are rounded.</summary>
    public int? WholePercent => Denominator == 0 ? null : (int)(((200 * Numerator) + Denominator) / (2 * Denominator));

    /// <summary>Both shares as if counted together.</summary>
    public static Share operator +(Share left, Share right) => new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);

    /// <summary>Both shares as if counted together.</summary>
    public Share Add(Share other) => this + other;
}
