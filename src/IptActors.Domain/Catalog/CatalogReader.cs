using System.Security.Cryptography;
using System.Text;
using IptActors.Domain.Catalog.Reading;

namespace IptActors.Domain.Catalog;

/// <summary>Reads data files into a catalog. Strict: unknown members, wrong types and broken references are problems, and all of them are reported.</summary>
public static class CatalogReader
{
    // 64 bits tell the editions of one clinic's data apart; they are no proof against forgery and need not be.
    private const int FingerprintLength = 16;

    /// <summary>Reads a complete set of files. Two entries of a kind with one code are a problem.</summary>
    public static CatalogReading Read(IEnumerable<CatalogFile> files) => Read(files, new CatalogContent());

    internal static CatalogReading Read(IEnumerable<CatalogFile> files, CatalogContent below)
    {
        var problems = new List<CatalogProblem>();
        var layer = new CatalogContent();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(below.Fingerprint));
        foreach (var file in files)
        {
            layer.Add(file, problems);
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{file.Name}\n"));
            hash.AppendData(file.Utf8.Span);
        }

        // References between entries are only meaningful once every file has its right shape.
        if (problems.Count > 0)
        {
            return new CatalogReading(null, problems);
        }

        var content = below.Under(layer);
        content.Fingerprint = Convert.ToHexStringLower(hash.GetHashAndReset())[..FingerprintLength];
        problems.AddRange(CatalogChecks.Of(content));
        return problems.Count > 0 ? new CatalogReading(null, problems) : new CatalogReading(new ClinicalCatalog(content), []);
    }
}
