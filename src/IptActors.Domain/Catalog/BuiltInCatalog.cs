using System.Reflection;

namespace IptActors.Domain.Catalog;

/// <summary>The catalog that ships with the engine, from the resources embedded in this assembly.</summary>
public static class BuiltInCatalog
{
    private const string Prefix = "Catalog/";

    private static readonly Lazy<ClinicalCatalog> Loaded = new(Load);

    /// <summary>The catalog, read once on first use and shared; it is immutable.</summary>
    /// <exception cref="InvalidOperationException">The embedded data are broken: a fault of the build, which the tests of the catalog prevent.</exception>
    public static ClinicalCatalog Instance => Loaded.Value;

    /// <summary>The embedded files, in ordinal order of their names, as a starting point for a clinic's own.</summary>
    public static IReadOnlyList<CatalogFile> Files()
    {
        var assembly = typeof(BuiltInCatalog).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new CatalogFile(name[Prefix.Length..], Bytes(assembly, name)))];
    }

    private static ClinicalCatalog Load()
    {
        var reading = CatalogReader.Read(Files());
        return reading.Catalog
            ?? throw new InvalidOperationException($"The embedded catalog has {reading.Problems.Count} problems: {string.Join("; ", reading.Problems)}");
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
