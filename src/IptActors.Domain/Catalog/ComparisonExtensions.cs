namespace IptActors.Domain.Catalog;

/// <summary>Applies a <see cref="Comparison"/>.</summary>
public static class ComparisonExtensions
{
    /// <summary>True when <paramref name="value"/> stands in the relation to <paramref name="threshold"/>; both in the same unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="comparison"/> is not a defined value.</exception>
    public static bool Holds(this Comparison comparison, long value, long threshold) => comparison switch
    {
        Comparison.AtLeast => value >= threshold,
        Comparison.MoreThan => value > threshold,
        Comparison.AtMost => value <= threshold,
        Comparison.LessThan => value < threshold,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Expected a defined comparison."),
    };

    /// <summary>The operator as the data files write it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="comparison"/> is not a defined value.</exception>
    public static string Symbol(this Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => ">=",
        Comparison.MoreThan => ">",
        Comparison.AtMost => "<=",
        Comparison.LessThan => "<",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Expected a defined comparison."),
    };
}
