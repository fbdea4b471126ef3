namespace IptActors.Domain.ExpectedCourses;

/// <summary>Square roots without floating point.</summary>
internal static class WholeRoot
{
    /// <summary>The whole number nearest to the square root of a number that is not negative.</summary>
    public static long Of(long square)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(square);
        long low = 0;
        var high = Math.Min(square, 3_037_000_498) + 1;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (middle * middle <= square)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        // (n + 1/2)² = n² + n + 1/4
        return square - (low * low) > low ? low + 1 : low;
    }
}
