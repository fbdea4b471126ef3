using System.Text.Json;
using System.Text.RegularExpressions;
using IptActors.Api.Access;
using IptActors.Server.Tests.Hosting;
using Npgsql;

namespace IptActors.Server.Tests.Projections;

public sealed partial class Reading_by_SQL(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private Person Carla => clinic.As("carla-diaz", Roles.Coordinator);

    [Fact]
    public async Task Every_statement_of_the_Grafana_dashboard_is_answered_to_the_read_only_role()
    {
        await using var reader = await ReaderAsync("grafana", "north-house");
        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", "grafana", "clinic.json"), TestContext.Current.CancellationToken));
        var statements = Statements(dashboard.RootElement).ToList();

        Assert.NotEmpty(statements);
        foreach (var statement in statements)
        {
            var sql = TimeFilter().Replace(statement, "$1 between now() - interval '1 year' and now()").Replace("$clinic", "north-house", StringComparison.Ordinal);
            Assert.DoesNotContain("$", sql, StringComparison.Ordinal);
            try
            {
                await reader.RowsAsync(sql);
            }
            catch (PostgresException refused)
            {
                Assert.Fail($"{refused.MessageText}: {sql}");
            }
        }
    }

    [Fact]
    public async Task The_dashboard_shows_the_courses_of_the_clinic()
    {
        await using var reader = await ReaderAsync("wallboard", "north-house");

        Assert.Equal([["north-house"]], await reader.RowsAsync("select distinct clinic from ipt_read.course_summary"));
        Assert.NotEqual("0", (await reader.RowsAsync("select count(*) from ipt_read.course_summary where not closed"))[0][0]);
    }

    [Fact]
    public async Task A_reader_sees_no_row_of_a_clinic_that_is_not_theirs()
    {
        await using var other = await ReaderAsync("elsewhere", "south-house");
        await using var nobody = await ReaderAsync("nowhere", null);

        foreach (var view in await ViewsAsync())
        {
            Assert.Equal([["0"]], await other.RowsAsync($"select count(*) from ipt_read.{view}"));
            Assert.Equal([["0"]], await nobody.RowsAsync($"select count(*) from ipt_read.{view}"));
        }
    }

    [Theory]
    [InlineData("select count(*) from ipt.mt_events")]
    [InlineData("select count(*) from ipt_projection.course_summary")]
    [InlineData("insert into ipt.sql_reader values ('meddler', '*')")]
    [InlineData("delete from ipt_read.course_summary")]
    [InlineData("create table ipt_read.mine (n int)")]
    public async Task A_reader_may_do_nothing_but_read_the_views(string sql)
    {
        await using var reader = await ReaderAsync("meddler", "north-house");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => reader.DoAsync(sql));

        Assert.Contains(refused.SqlState, (string[])[PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.ObjectNotInPrerequisiteState]);
    }

    [Fact]
    public async Task Every_view_and_every_column_says_what_it_holds()
    {
        await using var database = await ClinicDatabase.ConnectAsync(clinic);

        var silent = await database.RowsAsync(
            """
            select c.relname, coalesce(a.attname, '') from pg_class c join pg_namespace n on n.oid = c.relnamespace
            left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where n.nspname = 'ipt_read' and c.relkind = 'v' and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
            """);

        Assert.Empty(silent);
        Assert.NotEmpty(await ViewsAsync());
    }

    [Fact]
    public async Task A_view_stays_readable_after_a_rebuild()
    {
        await using var reader = await ReaderAsync("patient", "north-house");
        var before = await reader.RowsAsync("select count(*) from ipt_read.course_summary");
        var admin = clinic.As("operator", Roles.Admin);

        await admin.CallAsync<Contracts.V1.RebuildProjectionRequest, Contracts.V1.RebuildProjectionResponse>(new() { Names = { "course_summary" } });
        await admin.UntilAsync("course_summary", projection => projection.Rebuild is { State: Contracts.V1.RebuildState.Switched });

        Assert.True(long.Parse((await reader.RowsAsync("select count(*) from ipt_read.course_summary"))[0][0], null) >= long.Parse(before[0][0], null));
    }

    private static IEnumerable<string> Statements(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name is "rawSql" or "query" && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Statements(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Statements),
        _ => [],
    };

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IptActors.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository: no IptActors.sln above them.");
        }

        return folder;
    }

    private async Task<List<string>> ViewsAsync()
    {
        await using var database = await ClinicDatabase.ConnectAsync(clinic);
        return [.. (await database.RowsAsync("select viewname from pg_views where schemaname = 'ipt_read' order by 1")).Select(row => row[0])];
    }

    // As docs/projections.md says, and one course to read.
    private async Task<NpgsqlConnection> ReaderAsync(string role, string? ofClinic)
    {
        var position = await Carla.OpenAsync($"c-{Guid.NewGuid():N}");
        await clinic.As("operator", Roles.Admin).UntilAsync("course_summary", projection => projection.Position >= position);
        var connection = await ClinicDatabase.ConnectAsync(clinic);
        await connection.DoAsync($"do $$ begin if not exists (select from pg_roles where rolname = '{role}') then create role {role} login in role ipt_reader; end if; end $$");
        if (ofClinic is not null)
        {
            await connection.DoAsync($"insert into ipt.sql_reader values ('{role}', '{ofClinic}') on conflict do nothing");
        }

        await connection.DoAsync($"set role {role}");
        return connection;
    }

    [GeneratedRegex(@"\$__timeFilter\(((?:[^()]|\([^()]*\))*)\)")]
    private static partial Regex TimeFilter();
}
