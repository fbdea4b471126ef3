using System.Net;
using IptActors.Orleans.Tests.Support;
using IptActors.Postgres.Tests.Support;
using IptActors.Server;
using IptActors.Server.Options;
using IptActors.Silo.Options;
using Npgsql;

namespace IptActors.Orleans.Tests.Joining;

/// <summary>A silo that must not join, started as it is started for real: it ends with one line that names the reason and what to do.</summary>
public sealed class Refusing_to_join(PrivateServerFixture server) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string _connection = "";

    public async ValueTask InitializeAsync()
    {
        _connection = await server.CreateDatabaseAsync();

        // A member that runs, as far as the database tells.
        await using (await EditionUnderTest.StartAsync(Settings("first")))
        {
        }

        await PrivateServerFixture.ExecuteAsync(
            _connection,
            """
            update ipt_cluster.membership set status = 3, iamalivetime = now()
            """);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_database_of_another_cluster()
    {
        var message = await RefusalAsync(Settings("first") with { ClusterId = "south" });

        Assert.Contains("Expected the database of cluster south", message, StringComparison.Ordinal);
        Assert.Contains("found that of cluster iptactors", message, StringComparison.Ordinal);
        Assert.Contains("IPT_POSTGRES", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there()
    {
        var message = await RefusalAsync(Settings("first", new NpgsqlConnectionStringBuilder(_connection) { Database = "elsewhere" }.ConnectionString));

        Assert.Contains("\"elsewhere\" does not exist", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_the_database_does_not_know()
    {
        var message = await RefusalAsync(Settings("first", new NpgsqlConnectionStringBuilder(_connection) { Username = "stranger" }.ConnectionString));

        Assert.Contains("connection string", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_is_older_than_the_schema()
    {
        await PrivateServerFixture.ExecuteAsync(_connection, "insert into ipt.schema_version (version, name, checksum) values (9999, 'of_the_future', '0')");

        Assert.Contains("a newer release has migrated this database", await RefusalAsync(Settings("first")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_far_off() =>
        Assert.Contains("Synchronise the clock", await RefusalAsync(Settings("first"), new ShiftedClock(TimeSpan.FromMinutes(-10))), StringComparison.Ordinal);

    [Fact]
    public async Task Packages_of_another_version_than_the_members_that_run()
    {
        await PrivateServerFixture.ExecuteAsync(_connection, "update ipt_cluster.identity set packages = 'Orleans 3.7.0, Marten 9.29.0'");

        var message = await RefusalAsync(Settings("first"));

        Assert.Contains("Orleans 3.7.0", message, StringComparison.Ordinal);
        Assert.Contains("stop all silos of the old build first", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_for_proofs_than_the_members_that_run()
    {
        var message = await RefusalAsync(Settings("second"));

        Assert.Contains("Expected the key with which the members that run sign proofs", message, StringComparison.Ordinal);
        Assert.Contains("IPT_KEYS", message, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(SiloSettings settings, TimeProvider? clock = null)
    {
        var refusal = await Assert.ThrowsAsync<StartupException>(async () => await (await EditionUnderTest.StartAsync(settings, clock)).DisposeAsync());
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }

    private SiloSettings Settings(string name, string? connection = null) => new()
    {
        Server = new ServerOptions
        {
            Postgres = connection ?? _connection,
            DataFolder = Path.Combine(_folder.Path, name),
            Grpc = new HostAndPort(IPAddress.Loopback, 0),
            Web = new HostAndPort(IPAddress.Loopback, 0),
        },
        SiloAddress = IPAddress.Loopback,
        SiloPort = EditionUnderTest.FreePort(),
    };
}
