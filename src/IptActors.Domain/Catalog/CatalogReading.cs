namespace IptActors.Domain.Catalog;

/// <summary>What came of reading data files: a catalog, or everything that is wrong with them.</summary>
/// <param name="Catalog">The catalog; null when there is at least one problem.</param>
/// <param name="Problems">All problems found, in the order of files; empty when there is a catalog.</param>
public sealed record CatalogReading(ClinicalCatalog? Catalog, IReadOnlyList<CatalogProblem> Problems);
