using System.Xml.Linq;

namespace IptActors.Architecture.Tests;

/// <summary>The arrows of the design: who may know whom. A new arrow is a decision, made here first.</summary>
public sealed class Project_references
{
    // Marten is a second writer of the database that Postgres lays out: it takes the same lock and reads with the same reader.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["IptActors.Domain"] = [],
        ["IptActors.Contracts"] = [],
        ["IptActors.Rpc"] = [],
        ["IptActors.Engine"] = ["IptActors.Domain"],
        ["IptActors.Postgres"] = ["IptActors.Engine"],
        ["IptActors.Exports"] = ["IptActors.Engine"],
        ["IptActors.Api"] = ["IptActors.Contracts", "IptActors.Engine", "IptActors.Exports"],
        ["IptActors.Server"] = ["IptActors.Api", "IptActors.Postgres", "IptActors.Rpc"],
        ["IptActors.Orleans"] = ["IptActors.Engine"],
        ["IptActors.Marten"] = ["IptActors.Postgres"],
        ["IptActors.Silo"] = ["IptActors.Marten", "IptActors.Orleans", "IptActors.Server"],
        ["IptActors.Cli"] = ["IptActors.Contracts", "IptActors.Postgres", "IptActors.Rpc"],
    };

    public static TheoryData<string> Projects =>
        new(Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).Select(folder => Path.GetFileName(folder)!).Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_design_allows(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));
        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)).Order();

        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} is new: say in this test what it may reference.");
        Assert.Equal(allowed, references);
    }

    [Fact]
    public void The_domain_uses_no_package()
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", "IptActors.Domain", "IptActors.Domain.csproj"));

        Assert.Empty(file.Descendants("PackageReference"));
        Assert.Empty(file.Descendants("FrameworkReference"));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "IptActors.sln"));
        var projects = new[] { "src", "tests", "bench" }
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetDirectories(folder).SelectMany(project => Directory.GetFiles(project, "*.csproj")))
            .Select(project => Path.GetFileName(project));

        Assert.All(projects, project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }
}
