using IptActors.Compliance.Journal;
using IptActors.Domain.Courses;
using IptActors.Engine.Journal;
using IptActors.Marten;
using IptActors.Marten.Journal;
using IptActors.Orleans.Tests.Support;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Tests.Support;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Journal;

/// <summary>The embedded edition's database in Marten, and Marten's in the embedded edition.</summary>
public sealed class One_database_for_both(PrivateServerFixture server)
{
    private const string Layout =
        """
        select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
        from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where c.relnamespace = 'ipt'::regnamespace and c.relkind = 'r' and a.attnum > 0
        union all select indexdef from pg_indexes where schemaname = 'ipt'
        union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'ipt'::regnamespace
        order by 1
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Marten_alters_no_table_of_the_embedded_edition()
    {
        var connection = await server.CreateDatabaseAsync();
        await using (await OpenAsync(connection))
        {
        }

        var before = await PrivateServerFixture.QueryAsync<string>(connection, Layout);
        await using (var store = Store(connection))
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
        }

        // What Marten adds is its own: functions, and a table of what its projections could not take.
        var after = await PrivateServerFixture.QueryAsync<string>(connection, Layout);
        Assert.Equal(before, after.Where(line => !line.Contains("mt_doc_deadletterevent", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_embedded_edition_takes_over_a_database_that_Marten_made()
    {
        var connection = await server.CreateDatabaseAsync();
        await using (var store = Store(connection))
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
        }

        var before = await PrivateServerFixture.QueryAsync<string>(connection, Layout);
        await using var database = await OpenAsync(connection);
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);

        Assert.IsType<AppendOutcome.Committed>(await journal.AppendAsync(Sample.Append(Sample.NewCourse(), 0), Cancel));
        Assert.Subset((await PrivateServerFixture.QueryAsync<string>(connection, Layout)).ToHashSet(), before.ToHashSet());
        await using (var store = Store(connection))
        {
            await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(Cancel);
        }
    }

    [Fact]
    public async Task Marten_folds_a_course_to_the_same_state()
    {
        await using var world = await CourseLife.LiveAsync(new PostgresCourseJournal(server.Database, NullLogger.Instance));
        var ours = await world.ReplayAsync();

        await using var store = Store(server.Server.ConnectionString);
        await using var session = store.QuerySession(world.Course.Clinic.Value);
        var theirs = await session.Events.AggregateStreamAsync<Marten.Replay.TreatmentCourse>(world.Course.Course.Value, token: Cancel);

        Assert.Equal(ours.State, theirs!.State);
    }

    [Fact]
    public async Task A_course_written_by_Marten_has_an_unbroken_chain()
    {
        await using var world = await CourseLife.LiveAsync(new MartenCourseJournal(server.Database, NullLogger.Instance));

        var replayed = await world.ReplayAsync();

        Assert.Null(replayed.ChainBreak);
        Assert.Equal(world.Answered, replayed.Version);
    }

    [Fact]
    public async Task A_Marten_application_reads_events_as_those_of_the_domain()
    {
        await using var world = await CourseLife.LiveAsync(new PostgresCourseJournal(server.Database, NullLogger.Instance));

        await using var store = Store(server.Server.ConnectionString);
        await using var session = store.QuerySession(world.Course.Clinic.Value);
        var events = await session.Events.FetchStreamAsync(world.Course.Course.Value, token: Cancel);

        Assert.All(events, e => Assert.IsAssignableFrom<CourseEvent>(e.Data));
        Assert.Equal(await TypesAsync(world), events.Select(e => e.EventTypeName));
    }

    [Fact]
    public async Task Both_write_side_by_side_and_a_reader_misses_nothing()
    {
        await using var ours = new PostgresCourseJournal(server.Database, NullLogger.Instance);
        await using var theirs = new MartenCourseJournal(server.Database, NullLogger.Instance);
        var clinic = Sample.NewClinic();
        var position = await ours.ReadHeadAsync(Cancel);
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            ICourseJournal journal = writer % 2 == 0 ? ours : theirs;
            var course = Sample.NewCourse(clinic);
            for (var version = 0; version < 15; version++)
            {
                Assert.IsType<AppendOutcome.Committed>(await journal.AppendAsync(Sample.Append(course, version), Cancel));
            }
        }));

        var seen = new List<StoredEvent>();
        while (seen.Count < 8 * 15)
        {
            foreach (var e in await theirs.ReadAllAsync(position, 5, Cancel))
            {
                position = e.Position;
                if (e.Course.Clinic == clinic)
                {
                    seen.Add(e);
                }
            }

            if (seen.Count < 8 * 15)
            {
                await theirs.WaitForEventsAsync(position, Cancel);
            }
        }

        await writing;
        Assert.All(seen.GroupBy(e => e.Course), course => Assert.Equal(Enumerable.Range(1, 15).Select(version => (long)version), course.Select(e => e.Event.Version)));
    }

    private static async Task<IEnumerable<string>> TypesAsync(CourseLife world) =>
        (await world.Journal.ReadCourseAsync(world.Course, 0, 1000, Cancel)).Select(e => e.Event.Type);

    private static Task<PostgresDatabase> OpenAsync(string connection) =>
        PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = connection }, NullLogger.Instance, Cancel);

    private static DocumentStore Store(string connection) => DocumentStore.For(options =>
    {
        options.Connection(connection);
        MartenCourseStore.Configure(options);
    });
}
