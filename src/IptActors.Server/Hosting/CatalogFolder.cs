using IptActors.Domain.Catalog;
using IptActors.Server.Options;

namespace IptActors.Server.Hosting;

/// <summary>The catalog with the clinic's own files laid over it.</summary>
internal static class CatalogFolder
{
    /// <summary>Reads the catalog.</summary>
    /// <returns>The catalog, and how many files of the clinic are in it.</returns>
    /// <exception cref="StartupException">The folder does not exist, or a file is wrong; the message lists every problem.</exception>
    public static (ClinicalCatalog Catalog, int OwnFiles) Read(ServerOptions options)
    {
        var folder = options.CatalogFolder ?? Path.Combine(options.DataFolder, "catalog");
        if (!Directory.Exists(folder))
        {
            return options.CatalogFolder is null
                ? (BuiltInCatalog.Instance, 0)
                : throw new StartupException($"--catalog: expected a folder, found none at {folder}.");
        }

        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new CatalogFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))
            .ToList();
        if (files.Count == 0)
        {
            return (BuiltInCatalog.Instance, 0);
        }

        var reading = BuiltInCatalog.Instance.With(files);
        return reading.Catalog is { } catalog
            ? (catalog, files.Count)
            : throw new StartupException($"The catalog in {folder} has {reading.Problems.Count} problems: {string.Join("; ", reading.Problems)}");
    }
}
