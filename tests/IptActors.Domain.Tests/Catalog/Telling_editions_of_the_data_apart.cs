using System.Text;
using IptActors.Domain.Catalog;

namespace IptActors.Domain.Tests.Catalog;

public sealed class Telling_editions_of_the_data_apart
{
    [Fact]
    public void The_same_files_have_the_same_fingerprint() =>
        Assert.Equal(BuiltInCatalog.Instance.Fingerprint, CatalogReader.Read(BuiltInCatalog.Files()).Catalog!.Fingerprint);

    [Fact]
    public void A_clinics_own_file_changes_it()
    {
        var own = BuiltInCatalog.Files().Single(file => file.Name == "policies.json");

        Assert.NotEqual(BuiltInCatalog.Instance.Fingerprint, BuiltInCatalog.Instance.With([own]).Catalog!.Fingerprint);
    }

    [Fact]
    public void A_changed_threshold_changes_it()
    {
        var files = BuiltInCatalog.Files().Select(file => file.Name == "measures/phq9.json" ? Changed(file) : file);

        Assert.NotEqual(BuiltInCatalog.Instance.Fingerprint, CatalogReader.Read(files).Catalog!.Fingerprint);
    }

    private static CatalogFile Changed(CatalogFile file) =>
        file with { Utf8 = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Utf8.Span).Replace("\"value\": 10", "\"value\": 11", StringComparison.Ordinal)) };
}
