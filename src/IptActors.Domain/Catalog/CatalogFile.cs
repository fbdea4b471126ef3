namespace IptActors.Domain.Catalog;

/// <summary>A data file of the catalog. Reading it from a folder or a database is the caller's business.</summary>
/// <param name="Name">
/// Path relative to the catalog, with forward slashes; it decides the kind: protocols/*.json and measures/*.json hold one entry each,
/// techniques.json, adjuncts.json and the other lists hold an array.
/// </param>
/// <param name="Utf8">Its content, UTF-8 without byte order mark. The reader does not keep it.</param>
public sealed record CatalogFile(string Name, ReadOnlyMemory<byte> Utf8);
