using System.Net;
using IptActors.Postgres;
using IptActors.Postgres.Tests.Support;
using IptActors.Silo.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IptActors.Orleans.Tests.Cluster;

/// <summary>A silo is ready while the others take it for alive, whatever it believes itself.</summary>
public sealed class Standing_in_the_membership(PrivateServerFixture server) : IAsyncLifetime
{
    private static readonly SiloAddress Address = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11111), 7);

    private string _connection = "";
    private NpgsqlDataSource? _database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connection = await server.CreateDatabaseAsync();
        await (await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = _connection }, NullLogger.Instance, Cancel)).DisposeAsync();
        _database = NpgsqlDataSource.Create(_connection);
        await PrivateServerFixture.ExecuteAsync(_connection, "insert into ipt_cluster.membership_version (deploymentid) values ('iptactors')");
    }

    public async ValueTask DisposeAsync() => await _database!.DisposeAsync();

    [Fact]
    public async Task An_active_member_is_ready()
    {
        await BeAsync(SiloStatus.Active);

        Assert.Null(await AskAsync());
    }

    [Theory]
    [InlineData(SiloStatus.Joining)]
    [InlineData(SiloStatus.Dead)]
    [InlineData(SiloStatus.ShuttingDown)]
    public async Task A_member_that_the_table_says_is_not_active_is_not_ready(SiloStatus status)
    {
        await BeAsync(status);

        Assert.Contains($"take this one for {status}", await AskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_the_table_does_not_name_has_not_joined() =>
        Assert.Contains("does not know this silo", await AskAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Who_had_the_address_before_does_not_count()
    {
        await BeAsync(SiloStatus.Active, generation: 6);

        Assert.Contains("does not know this silo", await AskAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SiloStatus.Joining)]
    [InlineData(SiloStatus.Stopping)]
    [InlineData(SiloStatus.Dead)]
    public async Task A_silo_that_knows_itself_not_to_be_active_is_not_ready(SiloStatus own)
    {
        await BeAsync(SiloStatus.Active);

        Assert.Contains($"this silo is {own}", await AskAsync(own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_cannot_read_the_membership_is_not_ready()
    {
        await BeAsync(SiloStatus.Active);
        await PrivateServerFixture.ExecuteAsync(_connection, "alter table ipt_cluster.membership rename to moved_away");

        Assert.Contains("cannot be read", await AskAsync(), StringComparison.Ordinal);
    }

    private ValueTask<string?> AskAsync(SiloStatus own = SiloStatus.Active) => new Standing(_database!, "iptactors", Address).FindObstacleAsync(own, Cancel);

    private Task BeAsync(SiloStatus status, int generation = 7) => PrivateServerFixture.ExecuteAsync(
        _connection,
        $"""
        insert into ipt_cluster.membership (deploymentid, address, port, generation, siloname, hostname, status, starttime, iamalivetime)
        values ('iptactors', '127.0.0.1', 11111, {generation}, 'silo-1', 'host-1', {(int)status}, now(), now())
        """);
}
