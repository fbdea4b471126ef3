using IptActors.Domain.Catalog;

namespace IptActors.Domain.Tests.Catalog;

public sealed class Reading_the_built_in_catalog
{
    [Fact]
    public void The_embedded_files_have_no_problem() =>
        Assert.Empty(CatalogReader.Read(BuiltInCatalog.Files()).Problems);
}
