using IptActors.Domain.Values;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Storing;
using IptActors.Postgres.Projections;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Projections;

public sealed class Filling_a_copy(PrivateServerFixture server) : IAsyncLifetime
{
    private static readonly EveryTypeProjection EveryType = new();

    private PostgresDatabase? _database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static EveryTypeRow[] Rows =>
    [
        Row("c-1", "plain", 1, 2, true, new DateOnly(2026, 3, 29), new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero).AddMicroseconds(123_457), ["one", "two"]),
        Row("c-2", "", 0, 0, false, new DateOnly(2000, 1, 1), new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), []),
        Row("c-3", "\u00e4\u20ac\U0001F600, \"quoted\"\n", int.MinValue, long.MinValue, true, DateOnly.MinValue, DateTimeOffset.MinValue, ["", "{,}", "\u00df"]),
        Row("c-4", new string('\u20ac', 200_000), int.MaxValue, long.MaxValue, false, DateOnly.MaxValue, DateTimeOffset.MaxValue, ["null"]),
        Row("c-5", "before 2000", -1, -1, true, new DateOnly(1899, 12, 31), new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero), ["x"])
        with { NoText = null, NoNumber = null, NoLarge = null, NoYes = null, NoDay = null, NotAt = null },
    ];

    public async ValueTask InitializeAsync() =>
        _database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = await server.CreateDatabaseAsync() }, NullLogger.Instance, Cancel);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_copy_that_was_loaded_holds_the_very_rows_that_commits_write()
    {
        var store = new PostgresProjectionStore(_database!);
        await store.PrepareAsync([EveryType], Cancel);
        await store.CommitAsync([new ProjectionWrite(EveryType, [EveryTypeProjection.Changes(Rows)], 0, 5, Shadow: false)], Cancel);
        await using var copy = await store.BeginShadowAsync([EveryType], Cancel);

        await copy.CopyAsync([EveryTypeProjection.Changes(Rows.Take(2))], Cancel);
        await copy.CopyAsync([EveryTypeProjection.Changes(Rows.Skip(2))], Cancel);
        await copy.CompleteAsync(5, Cancel);

        await using (var comparison = await copy.BeginComparisonAsync(Cancel))
        {
            var found = await comparison.CompareAsync(EveryType, 5, Cancel);
            Assert.Equal((0, found.LiveHash), (found.DifferingRows, found.ShadowHash));
        }

        await copy.SwitchAsync([new ShadowSwitch(EveryType, 5, 5)], Cancel);
        Assert.Equal(Rows, await new PostgresProjectionRows(_database!).ListAsync(EveryTypeProjection.Table, new RowQuery(ClinicId.Parse("harbour")), Cancel));
    }

    [Fact]
    public async Task Text_that_PostgreSQL_cannot_keep_is_refused_and_the_copy_can_be_given_up()
    {
        var store = new PostgresProjectionStore(_database!);
        await store.PrepareAsync([EveryType], Cancel);
        await using var copy = await store.BeginShadowAsync([EveryType], Cancel);

        var refused = await Assert.ThrowsAsync<RowsRefusedException>(async () => await copy.CopyAsync([EveryTypeProjection.Changes([Rows[0] with { Text = "\0" }])], Cancel));

        Assert.Contains("22021", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_looks_after_the_rows_once_they_are_live_and_not_before()
    {
        var store = new PostgresProjectionStore(_database!);
        await store.PrepareAsync([EveryType], Cancel);
        await using var copy = await store.BeginShadowAsync([EveryType], Cancel);
        Assert.Contains("autovacuum_enabled=off", await OptionsAsync("every_type__shadow"), StringComparison.Ordinal);
        await copy.CompleteAsync(0, Cancel);

        await copy.SwitchAsync([new ShadowSwitch(EveryType, 0, 0)], Cancel);

        Assert.Equal("{fillfactor=80}", await OptionsAsync("every_type"));
    }

    private async Task<string> OptionsAsync(string table)
    {
        await using var command = _database!.DataSource.CreateCommand($"select reloptions::text from pg_class where oid = 'ipt_projection.{table}'::regclass");
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static EveryTypeRow Row(string course, string text, int number, long large, bool yes, DateOnly day, DateTimeOffset at, ValueList<string> texts) =>
        new("harbour", course, text, text, number, number, large, large, yes, yes, day, day, at, at, texts);
}
