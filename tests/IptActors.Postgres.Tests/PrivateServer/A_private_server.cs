using System.Diagnostics;
using System.Globalization;
using IptActors.Postgres.PrivateServer;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.PrivateServer;

public sealed class A_private_server(PrivateServerFixture shared) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fsync", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("full_page_writes", "on")]
    [InlineData("data_checksums", "on")]
    [InlineData("listen_addresses", "")]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("lc_collate", "C")]
    public async Task Is_durable_and_private(string setting, string expected) =>
        Assert.Equal([expected], await PrivateServerFixture.QueryAsync<string>(
            shared.Server.ConnectionString,
            setting == "lc_collate" ? "select datcollate::text from pg_database where datname = current_database()" : $"select current_setting('{setting}')"));

    [Fact]
    public void Keeps_its_socket_and_its_files_to_its_own_user()
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(shared.Server.SocketFolder));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(shared.Server.ClusterFolder));
    }

    [Fact]
    public async Task Runs_in_a_session_of_its_own_so_that_an_interrupt_at_the_terminal_reaches_us_first()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Needs /proc.");

        // Field 6 is the session, counted after the name in parentheses: proc(5).
        var stat = await File.ReadAllTextAsync($"/proc/{shared.Server.ProcessId}/stat", Cancel);
        var session = stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];

        Assert.Equal(shared.Server.ProcessId.ToString(CultureInfo.InvariantCulture), session);
    }

    [Fact]
    public async Task Keeps_its_data_from_one_run_to_the_next()
    {
        await using (var first = await StartAsync())
        {
            await PrivateServerFixture.ExecuteAsync(first.ConnectionString, "create table kept as select 42 as answer");
        }

        await using var second = await StartAsync();

        Assert.Equal([42], await PrivateServerFixture.QueryAsync<int>(second.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task Is_gone_when_it_was_stopped()
    {
        var server = await StartAsync();
        var processId = server.ProcessId;
        await server.DisposeAsync();

        Assert.False(IsRunning(processId));
        Assert.False(File.Exists(Path.Combine(server.ClusterFolder, "postmaster.pid")));
    }

    [Fact]
    public async Task Refuses_a_folder_that_another_server_uses_and_names_folder_and_process()
    {
        await using var first = await StartAsync();

        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(StartAsync);

        Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_started_again_when_it_is_killed()
    {
        await using var server = await StartAsync();
        await PrivateServerFixture.ExecuteAsync(server.ConnectionString, "create table kept as select 42 as answer");
        var killed = server.ProcessId;

        Process.GetProcessById(killed).Kill();
        await UntilItServesAgainAsync(server, killed);

        Assert.Equal([42], await PrivateServerFixture.QueryAsync<int>(server.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task Replaces_the_server_that_a_killed_run_left_behind()
    {
        var leftOver = await LeaveBehindAsync();

        await using var server = await StartAsync();

        Assert.False(IsRunning(leftOver));
        Assert.Equal([1], await PrivateServerFixture.QueryAsync<int>(server.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Recovers_when_both_were_killed()
    {
        var leftOver = await LeaveBehindAsync();
        Process.GetProcessById(leftOver).Kill();

        await using var server = await StartAsync();

        Assert.NotEqual(leftOver, server.ProcessId);
    }

    [Fact]
    public async Task Is_not_deceived_by_a_pid_file_whose_process_is_another_program()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "postgres", "postmaster.pid"), $"{Environment.ProcessId}\n", Cancel);

        await using var server = await StartAsync();

        Assert.Equal([1], await PrivateServerFixture.QueryAsync<int>(server.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Begins_anew_when_the_creation_of_the_cluster_was_cut_short()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "postgres.new", "base"));

        await using var server = await StartAsync();

        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "postgres.new")));
    }

    [Theory]
    [InlineData("a-folder-whose-path-is-too-long-for-the-socket-of-a-server-which-may-have-little-more-than-a-hundred-bytes")]
    [InlineData("a folder, with \"a strange\" name")]
    public async Task Puts_its_socket_elsewhere_when_the_path_does_not_do(string name)
    {
        string socketFolder;
        await using (var server = await PrivatePostgres.StartAsync(
            new PrivatePostgresOptions { DataFolder = Path.Combine(_folder.Path, name) }, NullLogger.Instance, Cancel))
        {
            socketFolder = server.SocketFolder;
            Assert.Equal([1], await PrivateServerFixture.QueryAsync<int>(server.ConnectionString, "select 1"));
        }

        Assert.StartsWith("/tmp/ipt-", socketFolder, StringComparison.Ordinal);
        Directory.Delete(socketFolder);
    }

    [Fact]
    public async Task Lives_elsewhere_when_its_user_cannot_enter_the_data_folder()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root runs PostgreSQL as another user.");
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string cluster;
        await using (var server = await StartAsync())
        {
            cluster = server.ClusterFolder;
            Assert.Equal([1], await PrivateServerFixture.QueryAsync<int>(server.ConnectionString, "select 1"));
        }

        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_001_001);
        await using (var again = await StartAsync())
        {
            Assert.Equal(cluster, again.ClusterFolder);
        }

        Assert.StartsWith("/var/lib/iptactors/", cluster, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(cluster)!, recursive: true);
    }

    [Fact]
    public async Task Does_not_begin_anew_when_its_user_can_no_longer_enter_the_data_folder()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root runs PostgreSQL as another user.");
        await (await StartAsync()).DisposeAsync();
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(StartAsync);

        Assert.Contains("chmod o+x", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_to_install_when_there_is_no_PostgreSQL()
    {
        var missing = await Assert.ThrowsAsync<PostgresNotFoundException>(
            () => PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = _folder.Path, BinFolder = _folder.Path }, NullLogger.Instance, Cancel));

        Assert.Contains(_folder.Path, missing.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_give_up_durability_when_it_is_asked_to()
    {
        var options = new PrivatePostgresOptions { DataFolder = _folder.Path, Settings = new Dictionary<string, string> { ["fsync"] = "off" } };

        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(() => PrivatePostgres.StartAsync(options, NullLogger.Instance, Cancel));

        Assert.Contains("fsync", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_settings_of_the_operator()
    {
        var options = new PrivatePostgresOptions { DataFolder = _folder.Path, Settings = new Dictionary<string, string> { ["max_connections"] = "42" } };
        await using var server = await PrivatePostgres.StartAsync(options, NullLogger.Instance, Cancel);

        Assert.Equal(["42"], await PrivateServerFixture.QueryAsync<string>(server.ConnectionString, "show max_connections"));
    }

    private Task<PrivatePostgres> StartAsync() =>
        PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = _folder.Path }, NullLogger.Instance, Cancel);

    /// <summary>A server process on this folder that nobody supervises; its id.</summary>
    private async Task<int> LeaveBehindAsync()
    {
        string socketFolder;
        await using (var server = await StartAsync())
        {
            socketFolder = server.SocketFolder;
        }

        var account = await OsAccount.ChooseAsync(Cancel);
        var cluster = await Cluster.LocateAsync(_folder.Path, account, NullLogger.Instance, Cancel);
        var binaries = await PostgresBinaries.FindAsync(null, cluster.Major, Cancel);
        using var postmaster = await Postmaster.StartAsync(
            binaries, cluster, account, ServerSettings.For(socketFolder, new Dictionary<string, string>()), Cancel);
        await postmaster.WaitUntilReadyAsync($"Host={socketFolder};Username=ipt;Database=ipt;Pooling=false", TimeSpan.FromSeconds(30), Cancel);
        return postmaster.ProcessId;
    }

    private static async Task UntilItServesAgainAsync(PrivatePostgres server, int killed)
    {
        while (server.ProcessId == killed || server.ProcessId == 0)
        {
            await Task.Delay(20, Cancel);
        }
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
