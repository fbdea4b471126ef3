using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;

namespace IptActors.Domain.Fidelity;

/// <summary>Adds up indicators: over the indicators of a course, and over courses.</summary>
public static class FidelityTotals
{
    /// <summary>
    /// The indicators with their total: the mean of the values that have a weight, each rounded to thousandths, so that it can be
    /// computed again from what is shown. Indicators without a value do not count.
    /// </summary>
    public static IReadOnlyList<FidelityIndicator> WithTotal(IReadOnlyList<FidelityIndicator> indicators)
    {
        long numerator = 0;
        long denominator = 0;
        foreach (var indicator in indicators)
        {
            if (indicator is { Definition.Weight: > 0 and var weight, Share.PerMille: { } value })
            {
                numerator += (long)weight * value;
                denominator += weight * 1000L;
            }
        }

        return [.. indicators, new FidelityIndicator(null, FidelityIndicator.Total, denominator == 0 ? null : new Share(numerator, denominator))];
    }

    /// <summary>The indicators over several courses: numerators and denominators added up by code, so that long courses weigh more; then the total.</summary>
    /// <param name="catalog">The indicators and their order.</param>
    /// <param name="values">Sum of the shares of each code; codes without any are left out.</param>
    public static IReadOnlyList<FidelityIndicator> Over(ClinicalCatalog catalog, IReadOnlyDictionary<string, Share> values) =>
        WithTotal([.. catalog.Fidelity.Select(definition =>
            new FidelityIndicator(definition, definition.Code, values.TryGetValue(definition.Code, out var share) && share.Denominator > 0 ? share : null))]);
}
