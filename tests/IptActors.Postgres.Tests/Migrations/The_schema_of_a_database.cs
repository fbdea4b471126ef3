using IptActors.Compliance.Journal;
using IptActors.Postgres.Migrations;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Migrations;

public sealed class The_schema_of_a_database(PrivateServerFixture server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_a_database_again_changes_nothing()
    {
        var connectionString = await server.CreateDatabaseAsync();

        await OpenAsync(connectionString);
        await OpenAsync(connectionString);

        Assert.Equal(
            MigrationScript.All.Select(script => script.Version),
            await PrivateServerFixture.QueryAsync<int>(connectionString, "select version from ipt.schema_version order by version"));
    }

    [Fact]
    public async Task Processes_that_start_together_migrate_once()
    {
        var connectionString = await server.CreateDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(connectionString)));

        Assert.Equal(MigrationScript.All.Count, (await PrivateServerFixture.QueryAsync<int>(connectionString, "select version from ipt.schema_version")).Count);
    }

    [Fact]
    public async Task A_schema_of_a_newer_release_is_refused_with_both_versions()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await OpenAsync(connectionString);
        await PrivateServerFixture.ExecuteAsync(connectionString, "insert into ipt.schema_version (version, name, checksum) values (9999, 'of_the_future', '0')");

        var refusal = await Assert.ThrowsAsync<DatabaseSetupException>(() => OpenAsync(connectionString));

        Assert.Contains($"version {MigrationScript.All[^1].Version}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("9999", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_was_altered_after_it_was_applied_is_refused_with_both_checksums()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await OpenAsync(connectionString);
        await PrivateServerFixture.ExecuteAsync(connectionString, "update ipt.schema_version set checksum = 'another' where version = 1");

        var refusal = await Assert.ThrowsAsync<DatabaseSetupException>(() => OpenAsync(connectionString));

        Assert.Contains(MigrationScript.All[0].Checksum, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("another", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_of_the_migrations_rise() =>
        Assert.Equal(MigrationScript.All.Select(script => script.Version).Order().Distinct(), MigrationScript.All.Select(script => script.Version));

    [Fact]
    public void Line_ends_do_not_change_a_checksum() =>
        Assert.Equal(new MigrationScript(1, "a", "x;\ny;\n").Checksum, new MigrationScript(1, "a", "x;\r\ny;\r\n").Checksum);

    [Fact]
    public async Task A_database_that_Marten_made_first_is_taken_over_with_its_events()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await PrivateServerFixture.ExecuteAsync(connectionString, "create schema ipt;" + MigrationScript.All[0].Sql);
        await PrivateServerFixture.ExecuteAsync(
            connectionString,
            """
            insert into ipt.mt_streams (tenant_id, id, type, version) values ('clinic-1', 'course-1', 'treatment_course', 1);
            insert into ipt.mt_events (seq_id, id, stream_id, version, data, type, tenant_id)
            values (nextval('ipt.mt_events_sequence'), gen_random_uuid(), 'course-1', 1, '{}', 'course_opened', 'clinic-1')
            """);

        await using var journal = await JournalDatabase.OpenAsync(connectionString);

        var course = Sample.Course(Domain.Values.ClinicId.Parse("clinic-1"), "course-1");
        Assert.IsType<Engine.Journal.AppendOutcome.Committed>(await journal.Append(Sample.Append(course, 1)));
        Assert.Equal([1, 2], await journal.VersionsAsync(course));
    }

    [Fact]
    public async Task A_database_in_another_encoding_is_refused()
    {
        var connectionString = await server.CreateDatabaseAsync("encoding 'SQL_ASCII' template template0");

        var refusal = await Assert.ThrowsAsync<DatabaseSetupException>(() => OpenAsync(connectionString));

        Assert.Contains("expected", refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("SQL_ASCII", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13, "on", "13")]
    [InlineData(15, "off", "fsync")]
    public void A_server_that_cannot_keep_what_it_acknowledged_is_refused(int major, string fsync, string named)
    {
        var refusal = Assert.Throws<DatabaseSetupException>(() => ServerRequirements.Check(major, "UTF8", fsync));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_commits_synchronously_although_the_database_says_otherwise()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await PrivateServerFixture.ExecuteAsync(connectionString, "do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$");
        await using var connection = new Npgsql.NpgsqlConnection(new Npgsql.NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);

        await ServerRequirements.CheckAsync(connection, logger: null, Cancel);

        await using var command = new Npgsql.NpgsqlCommand("show synchronous_commit", connection);
        Assert.Equal("on", await command.ExecuteScalarAsync(Cancel));
    }

    private static async Task OpenAsync(string connectionString)
    {
        await using var database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = connectionString }, NullLogger.Instance, Cancel);
    }
}
