namespace IptActors.Domain.Catalog.Reading;

/// <summary>Checks what the shape of single files cannot show: references between entries and arithmetic inside them.</summary>
internal static class CatalogChecks
{
    public static IReadOnlyList<CatalogProblem> Of(CatalogContent content) => [];
}
