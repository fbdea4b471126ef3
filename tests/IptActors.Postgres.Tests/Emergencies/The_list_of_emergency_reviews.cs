using IptActors.Domain.BreakGlass;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Emergencies.InMemory;
using IptActors.Postgres.Emergencies;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Emergencies;

public sealed class The_list_of_emergency_reviews(PrivateServerFixture server)
{
    private static readonly ProtectedText Text = new("The client called the duty line.");

    private readonly ClinicId _clinic = ClinicId.Parse($"clinic-{Guid.NewGuid():N}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Has_what_was_opened_until_it_is_reviewed_and_agrees_with_a_replay()
    {
        await using var database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = await server.CreateDatabaseAsync() }, NullLogger.Instance, Cancel);
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        await using var courses = new CourseRuntime(
            journal, new SharedCatalog(BuiltInCatalog.Instance), new CourseRuntimeOptions(), TimeProvider.System, NullLogger<CourseRuntime>.Instance);
        var list = new PostgresEmergencyReviews(database);
        Assert.Empty(await list.ListAsync(_clinic, 0, 100, Cancel));

        foreach (var course in (string[])["c-1", "c-2", "c-3"])
        {
            await DoAsync(courses, course, "cora", new OpenCourse($"client-{course}", "adult", "ipt-adult-16", new DateOnly(2026, 2, 20), "gp", null, null, null, null));
            await DoAsync(courses, course, "eve", new OpenEmergencyAccess(Text));
        }

        // One is reviewed before the list has seen it, one after.
        await DoAsync(courses, "c-1", "sam", new ReviewEmergencyAccess(1, "justified", Text));
        Assert.Equal(["c-2", "c-3"], await CoursesAsync(list));
        await DoAsync(courses, "c-2", "sam", new ReviewEmergencyAccess(1, "not_justified", Text));
        Assert.Equal(["c-3"], await CoursesAsync(list));
        await DoAsync(courses, "c-2", "eve", new OpenEmergencyAccess(Text));

        Assert.Equal(await new InMemoryEmergencyReviews(journal).ListAsync(_clinic, 0, 100, Cancel), await list.ListAsync(_clinic, 0, 100, Cancel));
        Assert.Equal(["c-3", "c-2"], await CoursesAsync(list));
    }

    [Fact]
    public async Task Is_the_same_for_all_who_ask_at_once()
    {
        await using var database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = await server.CreateDatabaseAsync() }, NullLogger.Instance, Cancel);
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        await using var courses = new CourseRuntime(
            journal, new SharedCatalog(BuiltInCatalog.Instance), new CourseRuntimeOptions(), TimeProvider.System, NullLogger<CourseRuntime>.Instance);
        await DoAsync(courses, "c-1", "cora", new OpenCourse("client-1", "adult", "ipt-adult-16", new DateOnly(2026, 2, 20), "gp", null, null, null, null));
        await DoAsync(courses, "c-1", "eve", new OpenEmergencyAccess(Text));
        var list = new PostgresEmergencyReviews(database);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => list.ListAsync(_clinic, 0, 100, Cancel).AsTask()));

        Assert.All(answers, answer => Assert.Equal("c-1", Assert.Single(answer).Course.Course.Value));
    }

    private async Task<IEnumerable<string>> CoursesAsync(PostgresEmergencyReviews list) => (await list.ListAsync(_clinic, 0, 100, Cancel)).Select(review => review.Course.Course.Value);

    private async Task DoAsync(CourseRuntime courses, string course, string person, CourseCommand command) =>
        Assert.IsType<CommandAnswer.Answered>(await courses.ExecuteAsync(
            new CourseKey(_clinic, CourseId.Parse(course)),
            new CommandEnvelope
            {
                RequestId = Guid.NewGuid(),
                RequestHash = RequestHash.Of(Guid.NewGuid().ToByteArray()),
                Command = command,
                Caller = new Caller(_clinic, person, "coordinator", null, CourseScope.Clinic, null),
            },
            Cancel));
}
