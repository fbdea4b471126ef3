using IptActors.Domain.Catalog;

namespace IptActors.Domain.Tests.Catalog;

public sealed class The_catalog_overview
{
    [Fact]
    public void Docs_catalog_md_says_what_the_data_say()
    {
        var path = Path.Combine(RepositoryRoot(), "docs", "catalog.md");
        var generated = CatalogOverview.Render(BuiltInCatalog.Instance);
        if (Environment.GetEnvironmentVariable("IPT_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, generated);
        }

        var written = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(generated == written, "docs/catalog.md differs from the data. Run the tests once with IPT_UPDATE=1 and read the difference.");
    }

    [Fact]
    public void Every_rule_of_the_catalog_is_raised_somewhere()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryRoot(), "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();

        Assert.All(BuiltInCatalog.Instance.Rules, rule => Assert.Contains(sources, source => source.Contains($"\"{rule.Code}\"", StringComparison.Ordinal)));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IptActors.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository: no IptActors.sln above them.");
    }
}
