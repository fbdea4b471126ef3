using IptActors.Server;
using IptActors.Silo.Options;
using Microsoft.Extensions.Configuration;

namespace IptActors.Orleans.Tests.Joining;

public sealed class Reading_settings
{
    [Fact]
    public void What_is_not_set_has_its_default()
    {
        var settings = Read(("POSTGRES", "Host=db"));

        Assert.Equal(("Host=db", JournalKind.GroupCommit, "iptactors", 11111), (settings.Server.Postgres, settings.Journal, settings.ClusterId, settings.SiloPort));
    }

    [Fact]
    public void The_journal_is_chosen_by_name_in_any_case() =>
        Assert.Equal(JournalKind.Marten, Read(("POSTGRES", "Host=db"), ("JOURNAL", "marten")).Journal);

    [Theory]
    [InlineData("JOURNAL", "Kafka", "GroupCommit, Marten")]
    [InlineData("JOURNAL", "1", "GroupCommit, Marten")]
    [InlineData("SILOPORT", "0", "from 1 to 65535")]
    [InlineData("GRPC", "everywhere", "0.0.0.0:5080")]
    [InlineData("SILOADDRESS", "host-1", "an IP address")]
    [InlineData("BEHINDTLSPROXY", "yes", "true or false")]
    [InlineData("POSTGRES", "", "Npgsql connection string")]
    public void A_wrong_setting_is_named_with_what_was_expected(string name, string value, string expected)
    {
        var refusal = Assert.Throws<StartupException>(() => Read(("POSTGRES", "Host=db"), (name, value)));

        Assert.Contains($"IPT_{name}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    private static SiloSettings Read(params (string Name, string Value)[] settings) => SiloSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(setting => setting.Name).Select(same => KeyValuePair.Create(same.Key, (string?)same.Last().Value))).Build());
}
