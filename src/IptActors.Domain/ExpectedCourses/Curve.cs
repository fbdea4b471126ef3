using IptActors.Domain.Catalog;

namespace IptActors.Domain.ExpectedCourses;

/// <summary>Reads a curve between its points.</summary>
internal static class Curve
{
    /// <summary>The value at a place, in thousandths; beyond the ends that of the end.</summary>
    public static int ValueAt(this IReadOnlyList<CurvePoint> curve, int atPerMille)
    {
        if (atPerMille <= curve[0].AtPerMille)
        {
            return curve[0].PerMille;
        }

        for (var i = 1; i < curve.Count; i++)
        {
            var (from, to) = (curve[i - 1], curve[i]);
            if (atPerMille <= to.AtPerMille)
            {
                return from.PerMille + ((to.PerMille - from.PerMille) * (atPerMille - from.AtPerMille) / (to.AtPerMille - from.AtPerMille));
            }
        }

        return curve[^1].PerMille;
    }
}
