using IptActors.Domain.Catalog;

namespace IptActors.Domain.Measures.Scoring;

/// <summary>
/// Reliable change and cut-offs from local figures, for measures without published ones [JT]. Exact: the square root is avoided by
/// comparing squares.
/// </summary>
public static class JacobsonTruax
{
    /// <summary>
    /// Smallest change, in whole total units, that exceeds 1.96 · √2 · SD · √(1 − r); use it with <see cref="Comparison.AtLeast"/>.
    /// </summary>
    /// <param name="sdThousandths">Standard deviation before treatment, in thousandths of a total unit; not negative.</param>
    /// <param name="reliabilityPerMille">Reliability of the measure in thousandths, 0 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static int Threshold(int sdThousandths, int reliabilityPerMille)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sdThousandths);
        ArgumentOutOfRangeException.ThrowIfNegative(reliabilityPerMille);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reliabilityPerMille, 1000);

        // T > 1.96 √2 (s/1000) √((1000-r)/1000)  <=>  T² 10^13 > 2 · 196² · s² · (1000-r)
        Int128 limit = (Int128)2 * 196 * 196 * sdThousandths * sdThousandths * (1000 - reliabilityPerMille);
        Int128 unit = 10_000_000_000_000;
        Int128 low = 0;
        Int128 high = ((Int128)sdThousandths / 250) + 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (middle * middle * unit > limit)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return (int)low;
    }

    /// <summary>
    /// Cut-off c, the point between the two populations weighted by their spread: (SD_norm · M_clin + SD_clin · M_norm) / (SD_norm + SD_clin).
    /// All figures and the result in thousandths of a total unit; the result is rounded half up.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is negative or both standard deviations are 0.</exception>
    public static int CutOffC(int meanClinical, int sdClinical, int meanNorm, int sdNorm) =>
        Ratio.Divide(((long)sdNorm * meanClinical) + ((long)sdClinical * meanNorm), (long)sdNorm + sdClinical, Rounding.HalfUp);

    /// <summary>Cut-off a: two standard deviations better than the clinical mean. In thousandths of a total unit.</summary>
    public static int CutOffA(ScoreDirection direction, int meanClinical, int sdClinical) =>
        direction == ScoreDirection.HigherIsWorse ? meanClinical - (2 * sdClinical) : meanClinical + (2 * sdClinical);

    /// <summary>Cut-off b: two standard deviations worse than the mean of the norm. In thousandths of a total unit.</summary>
    public static int CutOffB(ScoreDirection direction, int meanNorm, int sdNorm) =>
        direction == ScoreDirection.HigherIsWorse ? meanNorm + (2 * sdNorm) : meanNorm - (2 * sdNorm);
}
