using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IptActors.Postgres.Migrations;

/// <summary>One step of the schema: an embedded file <c>NNNN_name.sql</c>, applied once, never edited after a release.</summary>
/// <param name="Version">Its number. Rises from step to step, with gaps between the parts of the schema.</param>
/// <param name="Name">The file's name without number and ending.</param>
/// <param name="Sql">Statements, run in one transaction.</param>
internal sealed record MigrationScript(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements in lower-case hex; line ends do not count, since Git may change them.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All steps of this build in order of version.</summary>
    public static IReadOnlyList<MigrationScript> All { get; } = Load();

    private static MigrationScript[] Load()
    {
        var assembly = typeof(MigrationScript).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new MigrationScript(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name[5..^4], reader.ReadToEnd());
            })
            .OrderBy(script => script.Version)];
    }
}
