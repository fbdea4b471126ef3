using IptActors.Engine.Proofs.Keeping;
using IptActors.Orleans.Tests.Support;
using IptActors.Postgres;
using IptActors.Postgres.Tests.Support;
using IptActors.Server.Options;
using IptActors.Silo.Joining;
using IptActors.Silo.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Joining;

public sealed class Asking_to_join(PrivateServerFixture server) : IAsyncLifetime
{
    private static readonly Packages Ours = new("10.4.2", "9.29.0");
    private static readonly LogKeys Keys = LogKeys.InMemory();

    private PostgresDatabase? _database;
    private string _connection = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connection = await server.CreateDatabaseAsync();
        _database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = _connection }, NullLogger.Instance, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_first_silo_joins_and_the_database_is_its_clusters()
    {
        Assert.Null(await AskAsync());
        Assert.Equal(["iptactors"], await PrivateServerFixture.QueryAsync<string>(_connection, "select cluster_id from ipt_cluster.identity"));
        Assert.Null(await AskAsync());
    }

    [Fact]
    public async Task A_silo_with_the_database_of_another_cluster_is_refused_with_both_names()
    {
        await AskAsync();

        var obstacle = await AskAsync(Settings with { ClusterId = "south" });

        Assert.Contains("cluster south", obstacle, StringComparison.Ordinal);
        Assert.Contains("cluster iptactors", obstacle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(20)]
    public async Task A_clock_far_off_is_refused_with_the_distance(int seconds)
    {
        var obstacle = await AskAsync(clock: new ShiftedClock(TimeSpan.FromSeconds(seconds)));

        Assert.Contains("clock within 5 s", obstacle, StringComparison.Ordinal);
        Assert.Contains(seconds < 0 ? "-20" : "+20", obstacle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.5.0", "9.29.0", true)]
    [InlineData("10.4.2", "9.30.0", true)]
    [InlineData("10.4.9", "9.29.1", false)]
    public async Task Other_packages_than_those_of_the_members_are_refused_but_for_patches(string orleans, string marten, bool refused)
    {
        await AskAsync();
        await MemberAsync();

        var obstacle = await AskAsync(packages: new Packages(orleans, marten));

        Assert.Equal(refused, obstacle is not null);
        Assert.Equal(refused, obstacle?.Contains("Orleans 10.4.2, Marten 9.29.0", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Other_packages_join_when_no_member_runs()
    {
        await AskAsync();

        Assert.Null(await AskAsync(packages: new Packages("11.0.0", "9.29.0")));
    }

    [Fact]
    public async Task Other_keys_than_those_of_the_members_are_refused_and_join_when_no_member_runs()
    {
        await AskAsync();
        Assert.Null(await AskAsync(keys: LogKeys.InMemory()));
        await MemberAsync();

        Assert.Contains("sign proofs", await AskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_with_a_new_key_joins_while_it_signs_with_the_old_one_beside_it()
    {
        using var folder = new TemporaryFolder();
        var old = LogKeys.LoadOrCreate(folder.Path);
        Assert.Null(await AskAsync(keys: old));
        await MemberAsync();
        File.Move(Path.Combine(folder.Path, "proof-key.pem"), Path.Combine(folder.Path, "proof-key.previous.pem"));

        Assert.Null(await AskAsync(keys: LogKeys.LoadOrCreate(folder.Path)));
        Assert.NotNull(await AskAsync(keys: old));
    }

    [Fact]
    public async Task A_build_older_than_the_schema_does_not_open_the_database()
    {
        await PrivateServerFixture.ExecuteAsync(_connection, "insert into ipt.schema_version (version, name, checksum) values (9999, 'of_the_future', '0')");

        var refusal = await Assert.ThrowsAsync<DatabaseSetupException>(
            () => PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = _connection }, NullLogger.Instance, Cancel));

        Assert.Contains("a newer release has migrated this database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_packages_of_this_build_are_known_and_read_back_as_written()
    {
        Assert.Matches(@"^\d+\.\d+", Packages.OfThisBuild.Orleans);
        Assert.Matches(@"^\d+\.\d+", Packages.OfThisBuild.Marten);
        Assert.Equal(Packages.OfThisBuild, Packages.Parse(Packages.OfThisBuild.ToString()));
    }

    private static SiloSettings Settings => new() { Server = new ServerOptions() };

    private Task<string?> AskAsync(SiloSettings? settings = null, TimeProvider? clock = null, Packages? packages = null, LogKeys? keys = null) =>
        new JoinGuard(_database!.DataSource, settings ?? Settings, clock ?? TimeProvider.System).FindObstacleAsync(packages ?? Ours, keys ?? Keys, Cancel);

    private Task MemberAsync() => PrivateServerFixture.ExecuteAsync(
        _connection,
        """
        insert into ipt_cluster.membership_version (deploymentid) values ('iptactors');
        insert into ipt_cluster.membership (deploymentid, address, port, generation, siloname, hostname, status, starttime, iamalivetime)
        values ('iptactors', '127.0.0.1', 11111, 1, 'silo-1', 'host-1', 3, now(), now())
        """);
}
