using IptActors.Cli.Demo;
using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Marten;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Journal;

/// <summary>Forty courses in every phase, written by a silo and folded by a Marten application.</summary>
public sealed class The_demo_in_Marten(EmbeddedClinic clinic)
{
    private const string Clinic = "marten-house";

    [Fact]
    public async Task Every_course_at_every_fifth_version_is_what_the_engine_folds()
    {
        var cancel = TestContext.Current.CancellationToken;
        var loaded = await clinic.RunAsync("demo", "--json", "--clinic", Clinic);
        Assert.Equal((ExitCode.Ok, ""), (loaded.ExitCode, loaded.Error));
        await using var database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = clinic.ConnectionString }, NullLogger.Instance, cancel);
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        var history = new CourseHistory(journal, EventCodec.Default);
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(clinic.ConnectionString);
            MartenCourseStore.Configure(options);
        });
        await using var session = store.QuerySession(Clinic);
        var types = new HashSet<string>();
        foreach (var demo in DemoClinic.Cases)
        {
            var course = new CourseKey(ClinicId.Parse(Clinic), CourseId.Parse(demo.Course));
            var last = (await history.FoldAsync(course, new AsOf.Version(long.MaxValue), cancel)).Version;
            for (var version = last; version > 0; version -= 5)
            {
                var ours = await history.FoldAsync(course, new AsOf.Version(version), cancel);
                var theirs = await session.Events.AggregateStreamAsync<Marten.Replay.TreatmentCourse>(demo.Course, version, token: cancel);

                Assert.Equal(ours.State, theirs!.State);
            }

            types.UnionWith((await journal.ReadCourseAsync(course, 0, 10_000, cancel)).Select(stored => stored.Event.Type));
        }

        // The equality above is worth as much as what happens in the demo.
        Assert.True(types.Count >= EventTypes.All.Count / 2, $"Expected at least half of {EventTypes.All.Count} kinds of events, found {types.Count}.");
    }
}
