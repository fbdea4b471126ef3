namespace IptActors.Domain.Catalog;

/// <summary>A publication, page or data set that a catalog entry rests on.</summary>
/// <param name="Code">Key used in <see cref="CatalogEntry.Source"/>.</param>
/// <param name="Title">Citation: title, address or identifier, as short as it can be found again.</param>
public sealed record SourceReference(string Code, string Title);
