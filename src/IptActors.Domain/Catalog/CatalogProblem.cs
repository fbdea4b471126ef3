namespace IptActors.Domain.Catalog;

/// <summary>Something wrong in a data file.</summary>
/// <param name="File">Name of the file; for a fault between files, the one that refers to the other.</param>
/// <param name="Path">Where in the file, as JSON path: $.bands[2].min.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Found">What is there.</param>
public sealed record CatalogProblem(string File, string Path, string Expected, string Found)
{
    /// <summary>One line for a log or a console.</summary>
    public override string ToString() => $"{File} {Path}: expected {Expected}, found {Found}";
}
